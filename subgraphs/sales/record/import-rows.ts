import { Refusal } from '../../kit/errors';
import { type CustomerCells, customerRefusal } from '../../kit/import/attributes';
import type { RowOutcome } from '../../kit/import/kind';
import type { Upserted } from '../../kit/upsert';
import { sift, steps } from '../../kit/sift';

/** Fields of the services whose attribute has another name in an import row. */
const attributes: Record<string, string> = { dealId: 'dealRef', accountId: 'accountRef', ownerId: 'ownerRef' };

/** A refusal of a service, told by the row's own attributes. */
export function rowRefusal(cells: CustomerCells, { code, message, field }: Refusal): Refusal {
  const [head, ...rest] = field ?? [];
  if (head === 'customer') return customerRefusal(cells, new Refusal(code, message, rest));
  return new Refusal(code, message, head === undefined ? null : [attributes[head] ?? head]);
}

/**
 * Writes rows through the service that serves the API too, and answers for each in order. recordOf may throw a
 * Refusal for a row that can't become a record; refusals name the row's own attributes.
 */
export async function importRows<Cells extends CustomerCells, Input>(
  rows: readonly Cells[],
  recordOf: (cells: Cells, index: number) => Input,
  write: (inputs: Input[]) => Promise<(Upserted | Refusal)[]>,
): Promise<RowOutcome[]> {
  const results: (Upserted | Refusal)[] = [];
  const records = sift(results, steps(rows), recordOf);
  const written = await write(records.map(({ value }) => value));
  records.forEach(({ position }, index) => {
    const result = written[index];
    if (!result) throw new Error('a service must answer for each of its records');
    results[position] = result;
  });
  return rows.map((cells, index) => {
    const result = results[index] as Upserted | Refusal;
    return result instanceof Refusal
      ? { outcome: 'failed', refusal: rowRefusal(cells, result) }
      : { outcome: result.outcome, id: result.id };
  });
}
