import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Segment } from '../segment/entity';

export type Channel = 'EMAIL' | 'SMS' | 'PUSH' | 'PHONE' | 'KAKAO';
export type CampaignStatus = 'DRAFT' | 'SENDING' | 'PAUSED' | 'DONE' | 'CANCELLED';

/** One message to many customers. */
@Entity({ name: 'campaigns' })
@Check('campaigns_status', "status IN ('DRAFT', 'SENDING', 'PAUSED', 'DONE', 'CANCELLED')")
@Check('campaigns_channel', "channel IN ('EMAIL', 'SMS', 'PUSH', 'PHONE', 'KAKAO')")
@Check('campaigns_period', 'ended_at >= started_at')
@Index('campaigns_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('campaigns_created_at', ['createdAt', 'id'])
export class Campaign {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'campaigns_pkey' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  status!: CampaignStatus;

  @Column({ type: 'text' })
  channel!: Channel;

  /** What for, as consents name it; lower case. */
  @Column({ type: 'text' })
  purpose!: string;

  /** Liquid template; null for campaigns that were sent elsewhere. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** Liquid template; null for campaigns that were sent elsewhere. */
  @Column({ type: 'text', nullable: true })
  body!: string | null;

  /** Whether opens and clicks of each customer are noted. */
  @Column({ type: 'boolean', default: true })
  tracksIndividuals!: boolean;

  /** Whom it is sent to; null for a draft, and for campaigns that were sent elsewhere. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Segment, { name: 'campaigns_segment_id_fkey' })
  segmentId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
