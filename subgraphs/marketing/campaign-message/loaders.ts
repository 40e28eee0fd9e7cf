import type { EntityManager } from 'typeorm';
import { byCustomer, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey } from '../../kit/loaders';
import { CampaignMessage } from './entity';
import { campaignMessageList } from './list';

export const campaignMessageLoaders = (manager: EntityManager) => ({
  campaignMessageById: rowByKey(manager, CampaignMessage),
  campaignMessagesByCustomerId: connectionsByKey(manager, campaignMessageList, byCustomer),
});
