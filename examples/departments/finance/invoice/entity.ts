import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

@Entity({ name: 'invoices' })
@Check('invoices_due', 'due_on >= issued_on')
@Index('invoices_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('invoices_issued_on', ['issuedOn', 'id'])
@Index('invoices_customer_id', ['customerId', 'issuedOn', 'id'])
export class Invoice {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invoices_pkey' })
  id!: string;

  /** The id that was addressed or matched. */
  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'numeric', precision: 20, scale: 4 })
  amount!: string;

  @Column({ type: 'text' })
  currencyCode!: string;

  /** Days are text: the driver would make them instants in the time zone of the process. */
  @Column({ type: 'text' })
  issuedOn!: string;

  @Column({ type: 'text' })
  dueOn!: string;

  /** Null while it is open. */
  @Column({ type: 'text', nullable: true })
  paidOn!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
