import fc from 'fast-check';
import { NotTakenError, RefusedMailError } from '../../../subgraphs/kit/mail/mail-errors';
import type { ClaimedMessage } from '../../../subgraphs/marketing/sending/decision';
import { settleProjection } from '../../support/projection';
import { testSettings } from '../../support/settings';
import { type Campaigning, sendAll, startCampaigning } from './campaigns';

const long = Boolean(process.env.LONG);
const histories = long ? 300 : 5;
jest.setTimeout(long ? 3_600_000 : 120_000);

const hour = 3_600_000;
const people = 4;
const outreach = {
  ...testSettings.outreach,
  weeklyLimit: 2,
  quietHours: { from: 21 * 60, until: 8 * 60 },
  advertisingPurposes: new Set(['offers']),
};

const purpose = fc.constantFrom('newsletter', 'offers');
const person = fc.nat(people - 1);
const answer = fc.constantFrom('TAKEN', 'TAKEN', 'TAKEN', 'NOT_TAKEN', 'REFUSED', 'DOUBT', 'CRASH');
const step = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('consent' as const), person, purpose },
    state: fc.constantFrom('GRANTED', 'GRANTED', 'GRANTED', 'DENIED', 'REVOKED', 'UNKNOWN'),
  }),
  fc.record({ kind: fc.constant('complaint' as const), person, isOpen: fc.boolean() }),
  fc.record({ kind: fc.constant('campaign' as const), purpose }),
  fc.record({ kind: fc.constant('send' as const), senders: fc.integer({ min: 1, max: 2 }), answers: fc.array(answer) }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('cancel' as const), campaign: fc.nat(9) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let campaigning: Campaigning;
beforeAll(async () => {
  campaigning = await startCampaigning();
});
afterAll(() => campaigning.marketing.testDatabase.drop());

/** The clock of the senders goes on from history to history. */
let now = new Date('2030-01-01T00:00:00Z').getTime();
let worlds = 0;
let handedOver = 0;
/** One for all histories, said anew by each: a company has two hundred at most. */
let segmentId: string | undefined;

/** What happens to four people, and what of it must never have: every message is judged when it is handed over. */
class World {
  readonly #domain = `@world${(worlds += 1)}.example`;
  readonly #ids: string[] = [];
  readonly #consents = new Set<string>();
  readonly #complaints = new Set<number>();
  readonly #bounced = new Set<number>();
  readonly #refused: number[] = [];
  readonly #cancelled = new Set<string>();
  readonly #campaigns: string[] = [];
  readonly #sent = Array.from({ length: people }, (): { campaignId: string; at: number }[] => []);
  readonly faults: string[] = [];

  async begin(): Promise<void> {
    for (let number = 0; number < people; number += 1) await this.#consent(number, 'newsletter', 'GRANTED');
    await settleProjection(campaigning.marketing.testDatabase, campaigning.platform.database);
    const definition = { email: { contains: this.#domain } };
    const segment = { ...(segmentId && { id: segmentId }), name: this.#domain, definition };
    segmentId = (await campaigning.marketing.mutate('segmentSave', segment, 'segment { id }')).segment.id;
  }

  async live(one: Step): Promise<void> {
    switch (one.kind) {
      case 'consent':
        return this.#consent(one.person, one.purpose, one.state);
      case 'complaint':
        return this.#complaint(one.person, one.isOpen);
      case 'campaign':
        return this.#campaign(one.purpose);
      case 'cancel':
        return this.#cancel(this.#campaigns[one.campaign]);
      case 'pass':
        now += one.hours * hour;
        return;
      case 'send':
        await Promise.all(Array.from({ length: one.senders }, (_, index) => this.#send(one.answers.slice(index))));
        // Only now everybody knows of them: a claim may come before another sender has settled.
        for (const number of this.#refused.splice(0)) this.#bounced.add(number);
    }
  }

  /** Lets time pass until nothing is left to send; then the counts of all campaigns must add up. */
  async end(): Promise<void> {
    for (let day = 0; day < 3; day += 1) {
      now += 13 * hour;
      await sendAll(this.#sender([]));
    }
    for (const id of this.#campaigns) {
      const { status, recipients, held, sent } = await campaigning.standing(id);
      const messages = this.#sent.flat().filter(({ campaignId }) => campaignId === id).length;
      // What a sender had claimed when it died counts as sent, too.
      if (sent < messages) this.faults.push(`${sent} are counted as sent, ${messages} were`);
      if (this.#cancelled.has(id)) continue;
      if (status !== 'DONE') this.faults.push(`a campaign ends as ${status}`);
      if (recipients !== people) this.faults.push(`${recipients} recipients, held ${JSON.stringify(held)}`);
    }
  }

  async #consent(number: number, purposeNamed: string, state: string): Promise<void> {
    this.#ids[number] = await campaigning.consent(`person${number}${this.#domain}`, state, {
      purpose: purposeNamed,
    });
    const key = `${number} ${purposeNamed}`;
    if (state === 'GRANTED') this.#consents.add(key);
    else this.#consents.delete(key);
  }

  /** As support publishes it. */
  async #complaint(number: number, isOpen: boolean): Promise<void> {
    await campaigning.marketing.testDatabase.asOwner(
      `INSERT INTO support.outbox (id, type, subject, "time", data)
        VALUES (gen_random_uuid(), 'support.facts', $1, now(), $2)`,
      [this.#ids[number], { facts: { 'support.openComplaintCount': isOpen ? 1 : 0 } }],
    );
    if (isOpen) this.#complaints.add(number);
    else this.#complaints.delete(number);
  }

  async #campaign(purposeNamed: string): Promise<void> {
    const draft = { name: 'One', channel: 'EMAIL', purpose: purposeNamed, subject: 'News', body: 'Hello' };
    const { campaign } = await campaigning.marketing.mutate('campaignCreate', draft, 'campaign { id }');
    const input = { campaignId: campaign.id, segmentId };
    const { queued } = await campaigning.marketing.mutate('campaignSend', input, 'queued');
    if (queued !== people) this.faults.push(`${queued} were queued`);
    this.#campaigns.push(campaign.id);
  }

  async #cancel(campaignId: string | undefined): Promise<void> {
    if (!campaignId) return;
    const { campaign } = await campaigning.marketing.mutate('campaignCancel', { campaignId }, 'campaign { status }');
    if (campaign) this.#cancelled.add(campaignId);
  }

  /** A sender that gets these answers, one per message, then TAKEN; from CRASH on it is dead. */
  async #send(answers: readonly string[]): Promise<void> {
    let die = () => {};
    const death = new Promise<void>((died) => (die = died));
    const refused: number[] = [];
    await Promise.race([
      this.#sender([...answers], die, refused)
        .sendDue()
        .then(() => this.#refused.push(...refused)),
      death,
    ]);
  }

  #sender(answers: string[], die = () => {}, refused: number[] = []) {
    let isDead = false;
    const handOver = async (message: ClaimedMessage) => {
      if (isDead) return new Promise<void>(() => {});
      const answered = answers.shift() ?? 'TAKEN';
      const number = this.#judge(message, answered);
      if (answered === 'REFUSED') refused.push(number);
      switch (answered) {
        case 'NOT_TAKEN':
          throw new NotTakenError('not now');
        case 'REFUSED':
          throw new RefusedMailError('never');
        case 'DOUBT':
          throw new Error('it broke');
        case 'CRASH':
          isDead = true;
          die();
          return new Promise<void>(() => {});
      }
    };
    return campaigning.sender({ handOver, settings: { outreach }, clock: () => new Date(now) });
  }

  /** Returns whom the message is for. */
  #judge({ address, campaignId, purpose: purposeNamed }: ClaimedMessage, answered: string): number {
    const number = Number(address.slice('person'.length, address.indexOf('@')));
    const sent = this.#sent[number] ?? [];
    const seoulHour = new Date(now + 9 * hour).getUTCHours();
    const fault = (what: string) => this.faults.push(`${what}: person ${number}, ${purposeNamed}`);
    if (!address.endsWith(this.#domain)) fault('a message of an earlier history');
    if (!this.#consents.has(`${number} ${purposeNamed}`)) fault('no consent');
    if (this.#complaints.has(number)) fault('open complaint');
    if (this.#bounced.has(number)) fault('bounced before');
    if (this.#cancelled.has(campaignId)) fault('cancelled');
    if (purposeNamed === 'offers' && (seoulHour >= 21 || seoulHour < 8)) fault('quiet hours');
    if (sent.some((one) => one.campaignId === campaignId)) fault('twice');
    if (sent.filter(({ at }) => at > now - 168 * hour).length >= outreach.weeklyLimit) fault('over the weekly limit');
    if (answered !== 'NOT_TAKEN') {
      sent.push({ campaignId, at: now });
      handedOver += 1;
    }
    return number;
  }
}

test('through consents, complaints, sends and crashes nothing goes out that must not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 50, size: 'max' }), async (history) => {
      const world = new World();
      await world.begin();
      for (const one of history) await world.live(one);
      await world.end();

      expect(world.faults).toEqual([]);
    }),
    { seed: 20_261_128, numRuns: histories, endOnFailure: !long },
  );
  expect(handedOver).toBeGreaterThan(histories);
});
