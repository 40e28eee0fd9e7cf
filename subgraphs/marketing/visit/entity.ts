import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Campaign } from '../campaign/entity';

export type VisitKind = 'PAGE' | 'PRODUCT' | 'CART' | 'FORM' | 'EVENT';

/** Something a customer looked at or did on a site. */
@Entity({ name: 'visits' })
@Check('visits_kind', "kind IN ('PAGE', 'PRODUCT', 'CART', 'FORM', 'EVENT')")
@Index('visits_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('visits_customer_id', ['customerId', 'at', 'id'])
@Index('visits_campaign_id', ['campaignId'], { where: 'campaign_id IS NOT NULL' })
export class Visit {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'visits_pkey' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Campaign, { name: 'visits_campaign_id_fkey' })
  campaignId!: string | null;

  @Column({ type: 'text' })
  kind!: VisitKind;

  @Column({ type: 'text', nullable: true })
  page!: string | null;

  @Column({ type: 'text', nullable: true })
  sku!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
