import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** How much a customer may owe. */
@Entity({ name: 'credit_limits' })
@Check('credit_limits_amount', 'amount >= 0')
export class CreditLimit {
  /** The id that was addressed or matched. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'credit_limits_pkey' })
  customerId!: string;

  @Column({ type: 'numeric', precision: 20, scale: 4 })
  amount!: string;

  @Column({ type: 'text' })
  currencyCode!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
