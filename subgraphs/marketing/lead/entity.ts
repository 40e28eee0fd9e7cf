import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Campaign } from '../campaign/entity';

export type LeadStatus = 'NEW' | 'WORKING' | 'QUALIFIED' | 'DISQUALIFIED';

/** A person who showed interest. */
@Entity({ name: 'leads' })
@Check('leads_status', "status IN ('NEW', 'WORKING', 'QUALIFIED', 'DISQUALIFIED')")
@Index('leads_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('leads_captured_at', ['capturedAt', 'id'])
@Index('leads_status_captured_at', ['status', 'capturedAt', 'id'])
@Index('leads_source_captured_at', ['source', 'capturedAt', 'id'])
@Index('leads_campaign_id', ['campaignId'], { where: 'campaign_id IS NOT NULL' })
export class Lead {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'leads_pkey' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'uuid' })
  @Index('leads_customer_id')
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Campaign, { name: 'leads_campaign_id_fkey' })
  campaignId!: string | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  status!: LeadStatus;

  @Column({ type: 'timestamptz', precision: 3 })
  capturedAt!: Date;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
