import type { Settings } from '../../kit/settings';
import type { Campaign, Channel } from '../campaign/entity';
import { type Letter, letterOf } from '../campaign/letter';
import type { TemplateCustomer } from '../campaign/template';
import type { HoldReason } from '../contactability/hold-reason';
import type { Standing } from '../contactability/standing';
import { unsubscribeAddress } from '../unsubscribe/link';
import { retryAfterSeconds } from './retry';

/** A message that is to be handed over now. */
export interface ClaimedMessage {
  id: string;
  campaignId: string;
  customerId: string;
  channel: Channel;
  purpose: string;
  /** Whether its opens and clicks are noted. */
  tracksIndividuals: boolean;
  /** Where it goes. */
  address: string;
  name: string | null;
  letter: Letter;
  sentAt: Date;
  /** How often it was claimed, this time included. */
  attempts: number;
}

/** A message whose turn has come. */
export interface Candidate extends Pick<Campaign, 'channel' | 'purpose' | 'subject' | 'body' | 'tracksIndividuals'> {
  id: string;
  campaignId: string;
  customerId: string;
  attempts: number;
  /** Holds that a manager lets pass. */
  overridden: HoldReason[];
}

/** What becomes of a candidate. */
export type Decision =
  | { id: string; decision: 'SEND'; message: ClaimedMessage }
  | { id: string; decision: 'HOLD'; reason: HoldReason }
  | { id: string; decision: 'WAIT'; until: Date; problem: string | null }
  /** The person has the campaign already, under another id or address of before. */
  | { id: string; decision: 'WITHDRAW' };

/** What becomes of a message that its customer has not got yet. */
export function decided(
  candidate: Candidate,
  standing: Standing,
  customer: TemplateCustomer,
  { now, settings }: { now: Date; settings: Settings },
): Decision {
  const { id, campaignId, customerId, channel, purpose, tracksIndividuals, attempts, overridden } = candidate;
  const [reason] = standing.holds.filter((hold) => !overridden.includes(hold));
  if (reason === 'QUIET_HOURS' && standing.quietUntil) {
    return { id, decision: 'WAIT', until: standing.quietUntil, problem: null };
  }
  if (reason) return { id, decision: 'HOLD', reason };
  if (standing.address === null) return { id, decision: 'HOLD', reason: 'NO_ADDRESS' };
  try {
    const unsubscribeUrl = unsubscribeAddress(id, settings);
    const letter = letterOf(candidate, { customer, unsubscribeUrl }, settings.outreach);
    const addressed = { address: standing.address, name: customer.displayName, letter };
    const sent = { ...addressed, tracksIndividuals, sentAt: now, attempts: attempts + 1 };
    return { id, decision: 'SEND', message: { id, campaignId, customerId, channel, purpose, ...sent } };
  } catch (error) {
    const until = new Date(now.getTime() + retryAfterSeconds(attempts + 1) * 1_000);
    return { id, decision: 'WAIT', until, problem: `it cannot be filled in: ${(error as Error).message}` };
  }
}
