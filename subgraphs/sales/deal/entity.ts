import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Account } from '../account/entity';
import { Product } from '../product/entity';
import { DealStage, type DealStatus } from '../deal-stage/entity';

@Entity({ name: 'deals' })
@Index('deals_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('deals_created_at', ['createdAt', 'id'])
@Index('deals_customer', ['customerId', 'createdAt', 'id'])
@Index('deals_account', ['accountId', 'createdAt'])
@Index('deals_owner', ['ownerId', 'createdAt'])
@Index('deals_stage', ['stage', 'createdAt'])
@Index('deals_status', ['status', 'createdAt'])
@Index('deals_closed_at', ['closedAt'])
@Index('deals_amount', ['amount'])
@Check('deals_closed', `(status = 'OPEN') = (closed_at IS NULL)`)
@Check('deals_lost_reason', `lost_reason IS NULL OR status = 'LOST'`)
@Check('deals_money', 'amount >= 0 AND (amount IS NULL) = (currency_code IS NULL)')
@Check('deals_expected_close_on', `expected_close_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`)
@ForeignKey(() => DealStage, ['stage', 'status'], ['name', 'status'], { name: 'deals_deal_stage', onUpdate: 'CASCADE' })
export class Deal {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  customerId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Account, 'id', { name: 'deals_of_account' })
  accountId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'text' })
  stage!: string;

  /** That of the stage, which a foreign key over both makes sure of. */
  @Column({ type: 'text' })
  status!: DealStatus;

  @Column({ type: 'text', nullable: true })
  lostReason!: string | null;

  @Column({ type: 'numeric', precision: 20, scale: 4, nullable: true })
  amount!: string | null;

  @Column({ type: 'text', nullable: true })
  currencyCode!: string | null;

  @Column({ type: 'text', nullable: true })
  @ForeignKey(() => Product, 'sku', { name: 'deals_product' })
  sku!: string | null;

  @Column({ type: 'uuid', nullable: true })
  ownerId!: string | null;

  /** A day as text: the driver would make it an instant in the time zone of the process. */
  @Column({ type: 'text', nullable: true })
  expectedCloseOn!: string | null;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** When the deal began, which an import may know better than the clock. */
  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
