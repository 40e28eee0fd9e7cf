import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  UpdateDateColumn,
} from 'typeorm';
import type { TicketStatus } from './status';

export const ticketKinds = ['QUESTION', 'COMPLAINT', 'REQUEST'] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const ticketChannels = ['EMAIL', 'WEB', 'PHONE', 'CHAT', 'REVIEW', 'OTHER'] as const;
export type TicketChannel = (typeof ticketChannels)[number];

@Entity({ name: 'tickets' })
@Index('tickets_number', ['number'], { unique: true })
@Index('tickets_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('tickets_created_at', ['createdAt', 'id'])
@Index('tickets_customer_id', ['customerId', 'createdAt', 'id'])
@Index('tickets_assignee_id', ['assigneeId', 'createdAt', 'id'])
@Index('tickets_by_status', ['status', 'createdAt', 'id'])
@Index('tickets_by_kind', ['kind', 'createdAt', 'id'])
@Index('tickets_by_channel', ['channel', 'createdAt', 'id'])
@Index('tickets_merged_into_id', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
@Check('tickets_kind', `kind IN ('QUESTION', 'COMPLAINT', 'REQUEST')`)
@Check('tickets_channel', `channel IN ('EMAIL', 'WEB', 'PHONE', 'CHAT', 'REVIEW', 'OTHER')`)
@Check('tickets_status', `status IN ('NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED', 'MERGED')`)
export class Ticket {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The id that was addressed or matched; null for history imported without a person. */
  @Column({ type: 'uuid', nullable: true })
  customerId!: string | null;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text' })
  kind!: TicketKind;

  @Column({ type: 'text' })
  channel!: TicketChannel;

  @Column({ type: 'text' })
  status!: TicketStatus;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'uuid', nullable: true })
  assigneeId!: string | null;

  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  firstResponseAt!: Date | null;

  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  resolvedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  resolvedById!: string | null;

  @Column({ type: 'integer', default: 0 })
  reopenCount!: number;

  /** Where answers go, as the customer wrote it; null: to the address that identity knows. */
  @Column({ type: 'text', nullable: true })
  contactAddress!: string | null;

  @Column({ type: 'uuid', nullable: true })
  claimToken!: string | null;

  @Column({ type: 'uuid', nullable: true })
  claimedById!: string | null;

  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  claimedAt!: Date | null;

  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  claimExpiresAt!: Date | null;

  /** The ticket's revision after our last answer; null before the first. */
  @Column({ type: 'integer', nullable: true })
  replyRevision!: number | null;

  @Column({ type: 'uuid', nullable: true })
  repliedById!: string | null;

  /** When it was told that the first answer is due soon; null before. */
  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  warnedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  mergedIntoId!: string | null;

  @ManyToOne(() => Ticket)
  @JoinColumn({ name: 'merged_into_id', foreignKeyConstraintName: 'tickets_merged_into' })
  mergedInto?: Ticket;

  /** When the customer turned to us, which history tells; updatedAt is about the row. */
  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
