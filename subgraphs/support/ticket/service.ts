import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { type IdentitySettings, identify } from '../../kit/identity';
import type { Upserted } from '../../kit/upsert';
import { type Draft, type TicketOpening, draftOf } from './draft';
import { type TicketChange, publishTickets } from './events';
import { numberRefusals } from './number';
import { type Pending, writeTickets } from './write';

export type OpenedTicket = Upserted & { customerCreated: boolean };

/** Does what openTickets does without a word to anybody: the changes are for whoever publishes them last. */
export async function writeOpenings(
  transaction: EntityManager,
  openings: readonly TicketOpening[],
  settings: IdentitySettings,
): Promise<{ results: (OpenedTicket | Refusal)[]; changes: TicketChange[] }> {
  const results: (OpenedTicket | Refusal)[] = [];
  const checked: { index: number; draft: Draft }[] = [];
  openings.forEach((opening, index) => {
    try {
      checked.push({ index, draft: draftOf(opening) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results[index] = error;
    }
  });
  const refusals = await numberRefusals(
    transaction,
    checked.map(({ draft }) => draft),
  );
  checked.forEach(({ index }, position) => {
    const refusal = refusals[position];
    if (refusal) results[index] = refusal;
  });
  const accepted = checked.filter(({ index }) => !results[index]);
  const references = accepted.flatMap(({ index }) => openings[index]?.customer ?? []);
  const identified = references.length ? await identify(transaction, references, settings) : [];
  const pending = accepted.flatMap(({ index, draft }): Pending[] => {
    const customer = openings[index]?.customer ? identified.shift() : null;
    if (customer instanceof Refusal) {
      results[index] = customer.within('customer');
      return [];
    }
    const done = (upserted: Upserted) =>
      (results[index] = { ...upserted, customerCreated: customer?.created ?? false });
    return [{ draft, customerId: customer?.customerId ?? null, done }];
  });
  const changes = await writeTickets(transaction, pending);
  return { results, changes };
}

/**
 * Opens tickets, in the order given; a Refusal stands in the place of one that can't be. A ticket with an external ref
 * that is already here is brought up to date; it stays with the customer it was opened for.
 */
export async function openTickets(
  transaction: EntityManager,
  openings: readonly TicketOpening[],
  settings: IdentitySettings,
): Promise<(OpenedTicket | Refusal)[]> {
  const { results, changes } = await writeOpenings(transaction, openings, settings);
  await publishTickets(transaction, changes);
  return results;
}
