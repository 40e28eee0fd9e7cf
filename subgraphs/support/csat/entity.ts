import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  UpdateDateColumn,
} from 'typeorm';
import { Ticket } from '../ticket/entity';

/** How satisfied the customer was with a ticket; the last word counts. */
@Entity({ name: 'csat_scores' })
@Check('csat_scores_score', 'score BETWEEN 1 AND 5')
export class CsatScore {
  @PrimaryColumn({ type: 'uuid' })
  ticketId!: string;

  @ManyToOne(() => Ticket, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'ticket_id', foreignKeyConstraintName: 'csat_scores_ticket' })
  ticket?: Ticket;

  @Column({ type: 'integer' })
  score!: number;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'timestamp with time zone', precision: 3 })
  scoredAt!: Date;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
