import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { refKey } from '../../kit/upsert';
import type { Draft } from './draft';

export const numberTaken = () => new Refusal('CONFLICT', 'number is already that of another ticket', ['number']);
export const numberKept = () =>
  new Refusal('CONFLICT', 'number must stay what it was: a ticket keeps its number', ['number']);

/** Numbers nobody had before, such as T-100001. An imported ticket may hold one of them all the same. */
export async function nextNumbers(transaction: EntityManager, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows: { number: string }[] = await transaction.query(
    `SELECT 'T-' || nextval('support.ticket_number') AS number FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map((row) => row.number);
}

/**
 * Refusals of drafts whose number another ticket has, here or earlier in the batch; null for the others. Asked before
 * customers are identified, so that a refused row leaves no customer behind.
 */
export async function numberRefusals(
  transaction: EntityManager,
  drafts: readonly Draft[],
): Promise<(Refusal | null)[]> {
  const numbered = drafts.filter(({ number }) => number !== undefined);
  if (numbered.length === 0) return drafts.map(() => null);
  const known: { number: string; externalSystem: string | null; externalValue: string | null }[] =
    await transaction.query(
      `SELECT number, external_system AS "externalSystem", external_value AS "externalValue" FROM support.tickets
        WHERE number = ANY ($1::text[])
       UNION
       SELECT number, external_system, external_value FROM support.tickets
        JOIN unnest($2::text[], $3::text[]) AS ref (system, value)
          ON external_system = ref.system AND external_value = ref.value`,
      [
        numbered.map(({ number }) => number),
        numbered.map(({ externalSystem }) => externalSystem),
        numbered.map(({ externalValue }) => externalValue),
      ],
    );
  const refOfNumber = new Map(known.map((row) => [row.number, refKey(row)]));
  const numberOfRef = new Map(known.map((row) => [refKey(row), row.number]));
  return drafts.map((draft) => {
    const { number } = draft;
    if (number === undefined) return null;
    const ref = refKey(draft);
    const earlier = ref === null ? undefined : numberOfRef.get(ref);
    if (earlier !== undefined && earlier !== number) return numberKept();
    if (refOfNumber.has(number) && (ref === null || refOfNumber.get(number) !== ref)) return numberTaken();
    refOfNumber.set(number, ref);
    numberOfRef.set(ref, number);
    return null;
  });
}
