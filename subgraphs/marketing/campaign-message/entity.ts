import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Campaign } from '../campaign/entity';
import { type HoldReason, holdReasons } from '../contactability/hold-reason';

export type MessageStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'HELD';

/** What one campaign sends, or would have sent, to one customer. */
@Entity({ name: 'campaign_messages' })
@Check('campaign_messages_status', "status IN ('QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'HELD')")
@Check(
  'campaign_messages_times',
  "status NOT IN ('QUEUED', 'HELD') OR num_nonnulls(sent_at, opened_at, clicked_at) = 0",
)
@Check('campaign_messages_held_because', `held_because IN ('${holdReasons.join("', '")}')`)
@Check('campaign_messages_held', "held_because IS NULL OR status = 'HELD'")
// By an expression, the time its list is ordered by, which a column's decorator cannot say.
@Index('campaign_messages_customer_id', { synchronize: false })
@Index('campaign_messages_due_at', ['dueAt', 'id'], { where: "status = 'QUEUED'" })
@Index('campaign_messages_unsettled', ['campaignId'], {
  where: "due_at IS NOT NULL AND (status = 'QUEUED' OR status = 'SENT' AND handed_over_at IS NULL AND NOT in_doubt)",
})
@Index('campaign_messages_sent_at', ['sentAt'], { where: 'due_at IS NOT NULL' })
@Index('campaign_messages_once', ['campaignId', 'customerId'], { unique: true, where: 'due_at IS NOT NULL' })
@Index('campaign_messages_recipient', ['campaignId', 'recipient'], {
  unique: true,
  where: 'due_at IS NOT NULL AND recipient IS NOT NULL',
})
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

  /** Why it was held; null for one that was not, and where nobody said. */
  @Column({ type: 'text', nullable: true })
  heldBecause!: HoldReason | null;

  /** Not sent before; null for a message that was sent elsewhere. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  dueAt!: Date | null;

  /** How often it was claimed for sending. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** When whoever carries it had answered; a message is SENT from before it is handed over (0026). */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  handedOverAt!: Date | null;

  /** Nobody knows whether it went out: it counts as pending and is not sent again. */
  @Column({ type: 'boolean', default: false })
  inDoubt!: boolean;

  /** Why the latest attempt failed. */
  @Column({ type: 'text', nullable: true })
  problem!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  openedAt!: Date | null;

  /** When a machine fetched its picture first. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  prefetchedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  clickedAt!: Date | null;

  /** When its receiver took the consent back by the link in it. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  unsubscribedAt!: Date | null;

  /** Why it came back, as a status code of RFC 3463; null where nobody said. */
  @Column({ type: 'text', nullable: true })
  bounceStatus!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
