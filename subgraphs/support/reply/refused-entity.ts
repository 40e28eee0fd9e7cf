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

/** A second answer that was not given: one row per colleague and state of the ticket, however often it was tried. */
@Entity({ name: 'refused_replies' })
@Index('refused_replies_created_at', ['createdAt'])
export class RefusedReply {
  @PrimaryColumn({ type: 'uuid' })
  ticketId!: string;

  @ManyToOne(() => Ticket, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'ticket_id', foreignKeyConstraintName: 'refused_replies_ticket' })
  ticket?: Ticket;

  /** The ticket's revision as the colleague saw it. */
  @PrimaryColumn({ type: 'integer' })
  revision!: number;

  @PrimaryColumn({ type: 'uuid' })
  staffId!: string;

  /** Who was answering, or had answered. */
  @Column({ type: 'uuid' })
  heldById!: string;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
