import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Campaign } from '../campaign/entity';

/** One amount that a campaign cost; a mistake is answered by another one. */
@Entity({ name: 'campaign_costs' })
export class CampaignCost {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'campaign_costs_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  @Index('campaign_costs_campaign_id')
  @ForeignKey(() => Campaign, { name: 'campaign_costs_campaign_id_fkey' })
  campaignId!: string;

  /** Below zero where it takes back what was recorded too much. */
  @Column({ type: 'numeric', precision: 20, scale: 4 })
  amount!: string;

  @Column({ type: 'text' })
  currencyCode!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
