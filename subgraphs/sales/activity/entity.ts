import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Deal } from '../deal/entity';

@Entity({ name: 'activities' })
@Index('activities_external_ref', ['externalSystem', 'externalValue'], {
  unique: true,
  where: 'external_value IS NOT NULL',
})
@Index('activities_occurred_at', ['occurredAt', 'id'])
@Index('activities_customer', ['customerId', 'occurredAt', 'id'])
@Index('activities_deal', ['dealId', 'occurredAt'])
@Index('activities_actor', ['actorId', 'occurredAt'])
@Index('activities_kind', ['kind', 'occurredAt'])
@Index('activities_in_reply_to', ['inReplyToId'], { where: 'in_reply_to_id IS NOT NULL' })
@Check('activities_not_own_reply', 'in_reply_to_id <> id')
export class Activity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  customerId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Deal, 'id', { name: 'activities_of_deal' })
  dealId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Activity, 'id', { name: 'activities_reply' })
  inReplyToId!: string | null;

  @Column({ type: 'text', nullable: true })
  externalSystem!: string | null;

  @Column({ type: 'text', nullable: true })
  externalValue!: string | null;

  /** In upper case. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'uuid', nullable: true })
  actorId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
