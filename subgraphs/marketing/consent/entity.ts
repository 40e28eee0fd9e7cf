import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel } from '../campaign/entity';

export type ConsentState = 'GRANTED' | 'DENIED' | 'REVOKED' | 'UNKNOWN';

/** One time a customer said what marketing may send; never changed and never removed. */
@Entity({ name: 'consent_events' })
@Check('consent_events_channel', "channel IN ('EMAIL', 'SMS', 'PUSH', 'PHONE', 'KAKAO')")
@Check('consent_events_state', "state IN ('GRANTED', 'DENIED', 'REVOKED', 'UNKNOWN')")
@Index('consent_events_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('consent_events_customer_id', ['customerId', 'channel', 'purpose', 'at', 'id'])
export class ConsentEvent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'consent_events_pkey' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'text' })
  channel!: Channel;

  /** What for; lower case. */
  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'text' })
  state!: ConsentState;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text', nullable: true })
  proof!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
