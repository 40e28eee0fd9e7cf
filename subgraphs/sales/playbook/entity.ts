import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Deal } from '../deal/entity';

/** What a won deal teaches, without whom it was with. */
@Entity({ name: 'playbooks' })
@Index('playbooks_sku', ['sku'])
@Index('playbooks_deal', ['fromDealId'])
export class Playbook {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Deal, 'id', { name: 'playbooks_of_deal' })
  fromDealId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  sku!: string | null;

  /** Stages the deal went through. */
  @Column({ type: 'text', array: true })
  stages!: string[];

  /** Kinds of activities that were done, each once, in alphabetical order. */
  @Column({ type: 'text', array: true })
  kinds!: string[];

  @Column({ type: 'text', array: true })
  steps!: string[];

  @Column({ type: 'uuid', nullable: true })
  publishedById!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
