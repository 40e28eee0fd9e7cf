import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { requireStorable } from '../../kit/text';
import { wordsOf } from './words';

const maximumLimit = 50;

/** Ids of the surviving customers whom a text that is being typed may mean, best first. */
export async function searchCustomers(
  manager: EntityManager,
  { text, limit }: { text: string; limit: number },
  { defaultCountry }: { defaultCountry: string | null },
): Promise<string[]> {
  if (limit < 1 || limit > maximumLimit) {
    throw new Refusal('INVALID', `limit must be between 1 and ${maximumLimit}, got ${limit}`, ['limit']);
  }
  requireStorable(text, ['text']);
  const words = wordsOf(text, defaultCountry);
  if (words.length === 0) return [];
  const rows: { id: string }[] = await manager.query('SELECT found AS id FROM identity.search($1::jsonb, $2) found', [
    JSON.stringify(words),
    limit,
  ]);
  return rows.map(({ id }) => id);
}
