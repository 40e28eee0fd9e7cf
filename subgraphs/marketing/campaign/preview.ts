import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import type { Settings } from '../../kit/settings';
import { isUuid } from '../../kit/statement';
import { type Holding, standings } from '../contactability/standing';
import { Campaign } from './entity';
import { letterOf } from './letter';
import { templateCustomers } from './recipient';

export interface Preview {
  subject: string;
  body: string;
  contactability: Holding;
}

/** What one customer would get of a campaign, and whether they would. */
export async function previewOf(
  manager: EntityManager,
  { campaignId, customerId }: { campaignId: string; customerId: string },
  settings: Settings,
): Promise<Preview> {
  const campaign = isUuid(campaignId) ? await manager.findOneBy(Campaign, { id: campaignId }) : null;
  if (!campaign) throw notFound('campaign', ['campaignId']);
  const customers = isUuid(customerId) ? await templateCustomers(manager, [customerId.toLowerCase()]) : new Map();
  const customer = customers.get(customerId.toLowerCase());
  if (!customer) throw notFound('customer', ['customerId']);
  if (campaign.body === null) {
    throw new Refusal('INVALID', 'a campaign that was sent elsewhere has no templates here', ['campaignId']);
  }
  const { channel, purpose } = campaign;
  const unsubscribeUrl = `${settings.publicUrl}/unsubscribe/preview`;
  const { subject, body } = letterOf(campaign, { customer, unsubscribeUrl }, settings.outreach);
  const [standing] = await standings(manager, [{ customerId, channel, purpose }], settings);
  return { subject, body, contactability: { channel, purpose, heldBecause: standing?.holds ?? [] } };
}
