import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Order } from '../order/entity';
import { Product } from '../product/entity';

@Entity({ name: 'order_lines' })
@Index('order_lines_ref', ['orderId', 'ref'], { unique: true })
@Index('order_lines_sku', ['sku'])
@Check('order_lines_quantity', 'quantity BETWEEN 1 AND 1000000 AND returned_quantity BETWEEN 0 AND quantity')
@Check('order_lines_discount', 'discount BETWEEN 0 AND 1')
@Check('order_lines_unit_price', 'unit_price >= 0')
export class OrderLine {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Order, 'id', { name: 'order_lines_order', onDelete: 'CASCADE' })
  orderId!: string;

  /** Key of the line within its order: the partner's, or its place. */
  @Column({ type: 'text' })
  ref!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  @ForeignKey(() => Product, 'sku', { name: 'order_lines_product' })
  sku!: string;

  @Column({ type: 'integer' })
  quantity!: number;

  @Column({ type: 'integer', default: 0 })
  returnedQuantity!: number;

  @Column({ type: 'numeric', precision: 20, scale: 4 })
  unitPrice!: string;

  @Column({ type: 'numeric', precision: 5, scale: 4, default: 0 })
  discount!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}

/** A line with the currency of its order. */
export type PricedLine = OrderLine & { currencyCode: string };
