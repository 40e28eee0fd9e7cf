import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What a member of staff, or the whole team, is to win within a period. */
@Entity({ name: 'sales_targets' })
@Index('sales_targets_of_member', ['firstDay', 'endDay', 'currencyCode', 'memberId'], {
  unique: true,
  where: 'member_id IS NOT NULL',
})
@Index('sales_targets_of_all', ['firstDay', 'endDay', 'currencyCode'], { unique: true, where: 'member_id IS NULL' })
@Check('sales_targets_amount', 'amount >= 0')
@Check('sales_targets_period', 'first_day < end_day')
export class SalesTarget {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Days counted from 1970; the end is not part of the period. Two names of one period have one target. */
  @Column({ type: 'integer' })
  firstDay!: number;

  @Column({ type: 'integer' })
  endDay!: number;

  /** Null: of the whole team. */
  @Column({ type: 'uuid', nullable: true })
  memberId!: string | null;

  @Column({ type: 'numeric', precision: 20, scale: 4 })
  amount!: string;

  @Column({ type: 'text' })
  currencyCode!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
