import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Campaign } from '../campaign/entity';

/** The holds that a manager may let pass: what protects a person's own will is not among them. */
export const overridableHolds = ['BOUNCED', 'OPEN_COMPLAINT', 'WEEKLY_LIMIT', 'QUIET_HOURS'] as const;

export type OverridableHold = (typeof overridableHolds)[number];

/** A manager's decision to let one hold pass for one campaign. */
@Entity({ name: 'hold_overrides' })
@Check('hold_overrides_reason', "reason IN ('BOUNCED', 'OPEN_COMPLAINT', 'WEEKLY_LIMIT', 'QUIET_HOURS')")
@Index('hold_overrides_campaign_id', ['campaignId', 'reason'], { unique: true })
export class HoldOverride {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'hold_overrides_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Campaign, { name: 'hold_overrides_campaign_id_fkey' })
  campaignId!: string;

  @Column({ type: 'text' })
  reason!: OverridableHold;

  /** Why, in the manager's words. */
  @Column({ type: 'text' })
  because!: string;

  /** Login of the manager. */
  @Column({ type: 'text' })
  decidedBy!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
