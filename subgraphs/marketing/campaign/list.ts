import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { Campaign } from './entity';

export type CampaignConnection = Connection<Campaign>;

export const campaignList: List<Campaign> = {
  name: 'campaigns',
  entity: Campaign,
  orderBy: { expression: 't.created_at', type: 'timestamptz', direction: 'DESC' },
};
