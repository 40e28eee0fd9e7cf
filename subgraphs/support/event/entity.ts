import {
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

/** Something that happened to a ticket of another system's history. */
@Entity({ name: 'ticket_events' })
@Index('ticket_events_external_ref', ['externalSystem', 'externalValue'], { unique: true })
@Index('ticket_events_ticket_id', ['ticketId', 'occurredAt', 'position'])
export class TicketEvent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  ticketId!: string;

  @ManyToOne(() => Ticket, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'ticket_id', foreignKeyConstraintName: 'ticket_events_ticket' })
  ticket?: Ticket;

  @Column({ type: 'text' })
  externalSystem!: string;

  @Column({ type: 'text' })
  externalValue!: string;

  /** Order of the log, where two events have one time. */
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  position!: string;

  @Column({ type: 'text' })
  activity!: string;

  @Column({ type: 'text', nullable: true })
  agent!: string | null;

  @Column({ type: 'boolean' })
  isFirstResponse!: boolean;

  @Column({ type: 'boolean' })
  isResolution!: boolean;

  @Column({ type: 'timestamp with time zone', precision: 3 })
  occurredAt!: Date;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
