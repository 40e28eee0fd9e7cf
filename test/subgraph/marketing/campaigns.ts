import { pino } from 'pino';
import type { Settings } from '../../../subgraphs/kit/settings';
import customer from '../../../subgraphs/customer/subgraph';
import type { ClaimedMessage } from '../../../subgraphs/marketing/sending/decision';
import { CampaignSender } from '../../../subgraphs/marketing/sending/sender';
import { settleProjection } from '../../support/projection';
import { testSettings } from '../../support/settings';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { type Marketing, email, startMarketing } from './start-marketing';

type Handing = (message: ClaimedMessage) => Promise<void>;

/** Marketing with customers to write to and a sender that is moved by hand. */
export interface Campaigning {
  marketing: Marketing;
  platform: SubgraphClient;
  /** Records what a person said, and returns the id. */
  consent(address: string, state?: string, more?: object): Promise<string>;
  /** Makes a campaign to everybody of a domain, such as @example.com, sends it, and returns its payload. */
  send(domain: string, campaign?: object): Promise<{ id: string; queued: number; held: unknown[] }>;
  /** How a campaign stands. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read it as they please.
  standing(id: string): Promise<any>;
  /** What was handed over, in this order. */
  handed: ClaimedMessage[];
  /** A sender of its own; hand over says how the carrier answers. */
  sender(options?: { handOver?: Handing; settings?: Partial<Settings>; clock?: () => Date }): CampaignSender;
}

const counted = `id status recipients sent delivered bounced pending startedAt endedAt held { reason count }`;

export async function startCampaigning(): Promise<Campaigning> {
  const marketing = await startMarketing();
  const platform = await subgraphClient(customer, marketing.testDatabase);
  const handed: ClaimedMessage[] = [];
  return {
    marketing,
    platform,
    handed,
    async consent(address, state = 'GRANTED', more = {}) {
      await marketing.mutate(
        'consentRecord',
        { customer: email(address), channel: 'EMAIL', purpose: 'newsletter', state, source: 'form', ...more },
        'consent { state }',
      );
      const [row] = await marketing.testDatabase.asOwner<{ id: string }>(
        "SELECT customer_id AS id FROM identity.identifier WHERE kind = 'EMAIL' AND key = $1",
        [address],
      );
      return row?.id ?? '';
    },
    async send(domain, campaign = {}) {
      await settleProjection(marketing.testDatabase, platform.database);
      const { segment } = await marketing.mutate(
        'segmentSave',
        { name: domain, definition: { email: { contains: domain } } },
        'segment { id }',
      );
      const draft = { name: 'Autumn', channel: 'EMAIL', purpose: 'newsletter', subject: 'News', body: 'Hello' };
      const created = await marketing.mutate('campaignCreate', { ...draft, ...campaign }, 'campaign { id }');
      const { id } = created.campaign;
      const { queued, held, userErrors } = await marketing.mutate(
        'campaignSend',
        { campaignId: id, segmentId: segment.id },
        'queued held { reason count }',
      );
      expect(userErrors).toEqual([]);
      return { id, queued, held };
    },
    async standing(id) {
      const { data, errors } = await marketing.execute(`query ($id: ID!) { campaign(id: $id) { ${counted} } }`, { id });
      expect(errors).toBeUndefined();
      const { campaign } = data;
      const held = campaign.held.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
      expect(campaign.recipients).toBe(campaign.sent + held);
      expect(campaign.sent).toBe(campaign.delivered + campaign.bounced + campaign.pending);
      return campaign;
    },
    sender({ handOver = async () => {}, settings = {}, clock } = {}) {
      return new CampaignSender({
        database: marketing.database,
        carrier: {
          async send(message) {
            handed.push(message);
            await handOver(message);
          },
          close: () => {},
        },
        settings: { ...testSettings, ...settings },
        log: pino({ level: 'silent' }),
        clock,
      });
    },
  };
}

/** Sends until nothing is due. */
export async function sendAll(sender: CampaignSender): Promise<void> {
  while ((await sender.sendDue()) > 0);
}
