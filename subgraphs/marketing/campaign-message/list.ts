import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { CampaignMessage } from './entity';

export type CampaignMessageConnection = Connection<CampaignMessage>;

export const campaignMessageList: List<CampaignMessage> = {
  name: 'campaign-messages',
  entity: CampaignMessage,
  orderBy: { expression: 'coalesce(t.sent_at, t.created_at)', type: 'timestamptz', direction: 'DESC' },
};
