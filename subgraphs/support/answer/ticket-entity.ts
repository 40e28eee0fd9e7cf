import { CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Ticket } from '../ticket/entity';
import { Answer } from './entity';

/** A ticket that a published answer is about. */
@Entity({ name: 'answer_tickets' })
@Index('answer_tickets_ticket_id', ['ticketId'])
export class AnswerTicket {
  @PrimaryColumn({ type: 'uuid' })
  answerId!: string;

  @ManyToOne(() => Answer, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'answer_id', foreignKeyConstraintName: 'answer_tickets_answer' })
  answer?: Answer;

  @PrimaryColumn({ type: 'uuid' })
  ticketId!: string;

  @ManyToOne(() => Ticket, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'ticket_id', foreignKeyConstraintName: 'answer_tickets_ticket' })
  ticket?: Ticket;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
