import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Campaign } from '../campaign/entity';

export type MessageStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'HELD';

/** What one campaign sends, or would have sent, to one customer. */
@Entity({ name: 'campaign_messages' })
@Check('campaign_messages_status', "status IN ('QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'HELD')")
@Check(
  'campaign_messages_times',
  "status NOT IN ('QUEUED', 'HELD') OR num_nonnulls(sent_at, opened_at, clicked_at) = 0",
)
@Index('campaign_messages_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
export class CampaignMessage {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'campaign_messages_pkey' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'uuid' })
  @Index('campaign_messages_campaign_id')
  @ForeignKey(() => Campaign, { name: 'campaign_messages_campaign_id_fkey' })
  campaignId!: string;

  @Column({ type: 'uuid' })
  @Index('campaign_messages_customer_id')
  customerId!: string;

  /** The address it was sent to; null before that, and where nobody said. */
  @Column({ type: 'text', nullable: true })
  recipient!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text', nullable: true })
  body!: string | null;

  @Column({ type: 'text' })
  status!: MessageStatus;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  openedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  clickedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
