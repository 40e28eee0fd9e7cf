import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

export type DealStatus = 'OPEN' | 'WON' | 'LOST';

@Entity({ name: 'deal_stages' })
@Index('deal_stages_position', ['position'], { unique: true })
@Index('deal_stages_status', ['name', 'status'], { unique: true })
@Check('deal_stages_known_status', `status IN ('OPEN', 'WON', 'LOST')`)
export class DealStage {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  status!: DealStatus;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
