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

/** OPENED a ticket, was APPENDED to a thread, was NOTED in one because no person wrote it, or is nothing to answer. */
export type InboundOutcome = 'OPENED' | 'APPENDED' | 'NOTED' | 'IGNORED';

/** What became of a mail that was handed in; a mail that is handed in again is found here. */
@Entity({ name: 'inbound_mails' })
@Index('inbound_mails_ticket_id', ['ticketId'])
@Index('inbound_mails_created_at', ['createdAt'])
@Check('inbound_mails_outcome', `outcome IN ('OPENED', 'APPENDED', 'NOTED', 'IGNORED')`)
export class InboundMail {
  /** In angle brackets; of a mail without one, a digest of the mail. */
  @PrimaryColumn({ type: 'text' })
  messageId!: string;

  @Column({ type: 'text' })
  outcome!: InboundOutcome;

  /** Why it is no message of a person: AUTO_REPLY, BOUNCE or LOOP. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'uuid', nullable: true })
  ticketId!: string | null;

  @ManyToOne(() => Ticket, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'ticket_id', foreignKeyConstraintName: 'inbound_mails_ticket' })
  ticket?: Ticket;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
