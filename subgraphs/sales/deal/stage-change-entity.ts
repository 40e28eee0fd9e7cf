import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Deal } from './entity';

@Entity({ name: 'deal_stage_changes' })
@Index('deal_stage_changes_deal', ['dealId', 'at', 'id'])
export class DealStageChange {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Deal, 'id', { name: 'deal_stage_changes_of_deal', onDelete: 'CASCADE' })
  dealId!: string;

  @Column({ type: 'text', nullable: true })
  fromStage!: string | null;

  @Column({ type: 'text' })
  toStage!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'uuid', nullable: true })
  actorId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
