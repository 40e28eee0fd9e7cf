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
import { Ticket } from '../ticket/entity';

export type MessageDirection = 'INBOUND' | 'OUTBOUND' | 'NOTE';

/** What a message is to its ticket, where that is known: the message that opened it, or the first answer. */
export type MessagePart = 'OPENING' | 'ANSWER';

@Entity({ name: 'ticket_messages' })
@Index('ticket_messages_ticket_id', ['ticketId', 'sentAt', 'id'])
@Index('ticket_messages_by_part', ['ticketId', 'part'], { unique: true, where: 'part IS NOT NULL' })
@Index('ticket_messages_origin_ticket_id', ['originTicketId'], { where: 'origin_ticket_id IS NOT NULL' })
@Index('ticket_messages_message_id', ['messageId'], { unique: true, where: 'message_id IS NOT NULL' })
@Check('ticket_messages_part', `part IN ('OPENING', 'ANSWER')`)
@Check('ticket_messages_direction', `direction IN ('INBOUND', 'OUTBOUND', 'NOTE')`)
export class TicketMessage {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  ticketId!: string;

  @ManyToOne(() => Ticket, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'ticket_id', foreignKeyConstraintName: 'ticket_messages_ticket' })
  ticket?: Ticket;

  /** The ticket it came to, which was merged into the one it is in now; null when it came to this one. */
  @Column({ type: 'uuid', nullable: true })
  originTicketId!: string | null;

  @ManyToOne(() => Ticket)
  @JoinColumn({ name: 'origin_ticket_id', foreignKeyConstraintName: 'ticket_messages_origin' })
  originTicket?: Ticket;

  /** A ticket has at most one message of each part, so that a second import finds the first one's. */
  @Column({ type: 'text', nullable: true })
  part!: MessagePart | null;

  @Column({ type: 'text' })
  direction!: MessageDirection;

  @Column({ type: 'text' })
  author!: string;

  @Column({ type: 'uuid', nullable: true })
  staffId!: string | null;

  @Column({ type: 'text', nullable: true })
  body!: string | null;

  @Column({ type: 'timestamp with time zone', precision: 3 })
  sentAt!: Date;

  /** Message-ID of the mail, in angle brackets; null for what was no mail. */
  @Column({ type: 'text', nullable: true })
  messageId!: string | null;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
