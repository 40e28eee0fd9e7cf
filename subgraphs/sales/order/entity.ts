import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Deal } from '../deal/entity';

export type OrderStatus = 'PLACED' | 'CANCELLED' | 'RETURNED';

@Entity({ name: 'orders' })
@Index('orders_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('orders_customer', ['customerId', 'placedAt', 'id'])
@Index('orders_placed_at', ['placedAt', 'id'])
@Index('orders_deal', ['dealId'], { where: 'deal_id IS NOT NULL' })
@Index('orders_by_status', ['status', 'placedAt'])
@Index('orders_total', ['total'])
@Index('orders_currency', ['currencyCode', 'placedAt'])
@Check('orders_number', 'num_nonnulls(number, external_value) > 0')
@Check('orders_status', `status IN ('PLACED', 'CANCELLED', 'RETURNED')`)
export class Order {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  /** As printed, where it differs from the external ref. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  placedAt!: Date;

  @Column({ type: 'text' })
  currencyCode!: string;

  @Column({ type: 'text', default: 'PLACED' })
  status!: OrderStatus;

  /** Exact sum of the lines: quantity × unit price (4 decimals) × (1 − discount (4 decimals)). */
  @Column({ type: 'numeric', precision: 30, scale: 8, default: 0 })
  total!: string;

  /** The part of total that came back. */
  @Column({ type: 'numeric', precision: 30, scale: 8, default: 0 })
  returnedTotal!: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Deal, 'id', { name: 'orders_of_deal' })
  dealId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  ownerId!: string | null;

  /** Why it was cancelled or returned. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
