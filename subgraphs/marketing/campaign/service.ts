import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted } from '../../kit/errors';
import { refColumns, requireText } from '../../kit/text';
import { type Upserted, upsertByExternalRef } from '../../kit/upsert';
import { sift, steps } from '../../kit/sift';
import { Campaign, type CampaignStatus, type Channel } from './entity';
import { purposeOf } from './purpose';
import { checkTemplate } from './template';

export interface CampaignSave {
  externalRef?: { system: string; value: string } | null;
  name: string;
  /** EMAIL when a new campaign leaves it open; here as below, a campaign that is already here keeps its own. */
  channel?: Channel | null;
  /** newsletter when a new campaign leaves it open. */
  purpose?: string | null;
  subject?: string | null;
  body?: string | null;
  /** true when a new campaign leaves it open. */
  tracksIndividuals?: boolean | null;
  status?: CampaignStatus | null;
  startedAt?: Date | null;
  endedAt?: Date | null;
}

function template(text: string, limit: number, field: string): string {
  if (text.length > limit) {
    throw new Refusal('INVALID', `${field} has at most ${limit} characters, got ${text.length}`, [field]);
  }
  checkTemplate(text, field);
  return text;
}

function rowOf(save: CampaignSave) {
  const { externalRef, name, channel, purpose, subject, body, tracksIndividuals, status, startedAt, endedAt } = save;
  if (startedAt && endedAt && endedAt < startedAt) {
    throw new Refusal('INVALID', 'endedAt must not be before startedAt', ['endedAt']);
  }
  return {
    id: uuid(),
    ...refColumns(externalRef),
    name: requireText(name, 300, ['name']),
    channel: channel ?? undefined,
    purpose: purpose == null ? undefined : purposeOf(purpose),
    subject: subject == null ? undefined : template(subject, 500, 'subject'),
    body: body == null ? undefined : template(body, 100_000, 'body'),
    tracksIndividuals: tracksIndividuals ?? undefined,
    status: status ?? undefined,
    startedAt: startedAt ?? undefined,
    endedAt: endedAt ?? undefined,
  };
}

/** Creates campaigns or brings them up to date, in the order given; a Refusal stands in the place of one that can't be. */
export async function saveCampaigns(
  transaction: EntityManager,
  saves: readonly CampaignSave[],
  newStatus: CampaignStatus,
): Promise<(Upserted | Refusal)[]> {
  const results: (Upserted | Refusal)[] = [];
  const rows = sift(results, steps(saves), rowOf);
  const written = await upsertByExternalRef<Campaign>(
    transaction,
    Campaign,
    rows.map(({ value }) => value),
    { initial: { channel: 'EMAIL', purpose: 'newsletter', status: newStatus } },
  );
  rows.forEach(({ position }, index) => (results[position] = accepted(written[index])));
  return results;
}

export type CampaignDraft = Required<Pick<CampaignSave, 'name' | 'subject' | 'body'>> &
  Pick<CampaignSave, 'externalRef' | 'tracksIndividuals'> & { channel: Channel; purpose: string };

/** Writes the draft of a campaign and returns its id; what is no draft any more can't be changed. */
export async function draftCampaign(transaction: EntityManager, draft: CampaignDraft): Promise<string> {
  if (!draft.body) throw new Refusal('INVALID', 'body must not be empty', ['body']);
  if (draft.channel === 'EMAIL' && !draft.subject) {
    throw new Refusal('INVALID', 'subject of an e-mail must not be empty', ['subject']);
  }
  const { id, outcome } = accepted((await saveCampaigns(transaction, [draft], 'DRAFT'))[0]);
  if (outcome === 'updated') {
    const { status } = await transaction.findOneOrFail(Campaign, { where: { id }, select: { status: true } });
    if (status !== 'DRAFT') throw new Refusal('CONFLICT', `only a DRAFT can be changed; this campaign is ${status}`);
  }
  return id;
}
