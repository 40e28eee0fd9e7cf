import fc from 'fast-check';
import { mutate } from '../support/records';
import { type TestSystem, startTestSystem } from '../support/system';

const long = process.env.LONG !== undefined;
const people = 5;

/** One step of a history; people and merges are numbered, merges in the order of their trying. */
type Step =
  | { kind: 'order' | 'ticket' | 'visit'; person: number; byId: boolean; name: string | null }
  | { kind: 'update'; person: number; profile: Record<string, string | null> }
  | { kind: 'merge'; person: number; into: number }
  | { kind: 'undo'; merge: number };

const person = fc.nat({ max: people - 1 });
const name = fc.option(fc.constantFrom('Ha', 'Na', 'Da'), { nil: null });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('order', 'ticket', 'visit'),
      person,
      byId: fc.boolean(),
      name,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      person,
      profile: fc.record(
        { givenName: name, organisation: name, language: fc.constantFrom('ko', null) },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('merge' as const), person, into: person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), merge: fc.nat({ max: 7 }) }) },
);

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.dispose());

const counts = 'movedCounts { department type count }';
const everything = `id displayName mergedIds profile { givenName organisation language }
  provenance { field department system } identifiers { value } duplicates { id }
  sales { id orderCount orders { nodes { placedAt customer { id displayName } } } }
  marketing { id visits { nodes { page customer { id displayName } } } }
  support { id openTicketCount tickets { nodes { subject customer { id displayName } } } }`;

/** People of one history: the same steps in another world meet people of their own. */
class World {
  readonly ids: string[] = [];
  readonly mergeIds = new Map<number, string>();
  /** Numbers of merges that were done, and of those that were undone later. */
  readonly undone = new Set<number>();
  #keys = 0;

  constructor(readonly label: string) {}

  address(number: number): string {
    return `person${number}@${this.label}.test`;
  }

  #key(): string {
    this.#keys += 1;
    return `${this.label} ${this.#keys}`;
  }

  async #write(mutation: string, input: object, fields: string) {
    return mutate(system, mutation, { idempotencyKey: this.#key(), ...input }, fields);
  }

  async begin(): Promise<void> {
    for (let number = 0; number < people; number += 1) {
      const customer = { identifiers: [{ kind: 'EMAIL', value: this.address(number) }] };
      this.ids.push((await this.#write('customerIdentify', { customer }, 'customer { id }')).customer.id);
    }
  }

  async record(one: Extract<Step, { name: string | null }>, at: number): Promise<void> {
    const profile = one.name === null ? undefined : { givenName: one.name, organisation: `${one.name} ${at}` };
    const identifiers = [{ kind: 'EMAIL', value: this.address(one.person) }];
    const customer = one.byId ? { id: this.ids[one.person], profile } : { identifiers, profile };
    const lines = [{ sku: 'GLOVE', name: 'Gloves', quantity: 1, unitPrice: '10' }];
    const when = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
    const written = {
      order: () =>
        this.#write(
          'orderRecord',
          { customer, currencyCode: 'USD', placedAt: when, lines },
          'order { customer { id } }',
        ),
      ticket: () =>
        this.#write(
          'ticketOpen',
          { customer, subject: `step ${at}`, body: 'Help', createdAt: when },
          'ticket { customer { id } }',
        ),
      visit: () =>
        this.#write('visitRecord', { customer, kind: 'PAGE', page: `/${at}`, at: when }, 'visit { customer { id } }'),
    };
    const { userErrors } = await written[one.kind]();
    expect(userErrors).toEqual([]);
  }

  async update({ person, profile }: Extract<Step, { kind: 'update' }>): Promise<void> {
    const { userErrors } = await this.#write('customerUpdate', { customerId: this.ids[person], profile }, '');
    expect(userErrors).toEqual([]);
  }

  /** Merges, after a look at the preview, which must say the same; false when they are one already. */
  async merge(number: number, { person, into }: Extract<Step, { kind: 'merge' }>): Promise<boolean> {
    const pair = { survivorId: this.ids[into], mergedId: this.ids[person] };
    const { data } = await system.query(
      `query ($survivorId: ID!, $mergedId: ID!) {
        customerMergePreview(survivorId: $survivorId, mergedId: $mergedId) { ${counts} } }`,
      pair,
    );
    const { mergeId, movedCounts } = await this.#write('customerMerge', pair, `mergeId ${counts}`);
    expect(movedCounts).toEqual(data.customerMergePreview?.movedCounts ?? null);
    if (mergeId) this.mergeIds.set(number, mergeId);
    return mergeId !== null;
  }

  async undo(number: number): Promise<void> {
    const mergeId = this.mergeIds.get(number);
    if (!mergeId || this.undone.has(number)) return;
    const { customers } = await this.#write('customerUnmerge', { mergeId }, 'customers { id }');
    expect(customers).toHaveLength(2);
    this.undone.add(number);
  }

  /** What all departments answer of everybody, by every id ever issued, told without the world's own ids. */
  async answers(): Promise<unknown> {
    const asked = this.ids.map((id, number) => `p${number}: customer(id: "${id}") { ${everything} }`);
    const { data, errors } = await system.query(`{ ${asked.join(' ')} }`);
    expect(errors).toBeUndefined();
    for (const one of Object.values(data as Record<string, { id: string; displayName: string | null }>)) {
      // One answer, one id, one name: wherever the answer names its customer.
      const named = JSON.stringify(one).match(/"customer":\{[^}]*\}/g) ?? [];
      expect(new Set([...named])).toEqual(
        new Set(named.length ? [`"customer":${JSON.stringify({ id: one.id, displayName: one.displayName })}`] : []),
      );
    }
    const told = this.ids.reduce((text, id, number) => text.replaceAll(id, `person ${number}`), JSON.stringify(data));
    return JSON.parse(told.replaceAll(`@${this.label}.test`, '@world.test'));
  }
}

async function live(world: World, history: readonly Step[], merges: (number: number) => boolean): Promise<void> {
  await world.begin();
  let tried = 0;
  for (const [at, one] of history.entries()) {
    if (one.kind === 'merge') {
      if (merges(tried)) await world.merge(tried, one);
      tried += 1;
    } else if (one.kind === 'undo') await world.undo(one.merge);
    else if (one.kind === 'update') await world.update(one);
    else await world.record(one, at);
  }
}

let worlds = 0;

test('after undoing merges everybody is as if they had never been, in all departments', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: long ? 60 : 30, size: 'max' }), async (history) => {
      worlds += 1;
      const world = new World(`merged${worlds}`);
      await live(world, history, () => true);
      const lasting = new Set([...world.mergeIds.keys()].filter((number) => !world.undone.has(number)));

      const withoutUndone = new World(`lasting${worlds}`);
      await live(withoutUndone, history, (number) => lasting.has(number));
      expect(await world.answers()).toEqual(await withoutUndone.answers());

      for (const number of shuffledFor(worlds, [...lasting])) await world.undo(number);
      const never = new World(`never${worlds}`);
      await live(never, history, () => false);
      expect(await world.answers()).toEqual(await never.answers());
    }),
    { seed: 20_261_128, numRuns: long ? 60 : 5, endOnFailure: true },
  );
}, 900_000);

/** Another order, the same for the same run. */
const shuffledFor = (run: number, numbers: number[]): number[] =>
  numbers.sort((a, b) => ((a * 7 + run) % 5) - ((b * 7 + run) % 5) || a - b);
