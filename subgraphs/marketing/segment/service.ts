import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { storedFilter } from '../../kit/customer-filter';
import { Refusal } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { isUuid, tableOf } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { requireDefinition } from './definition';
import { Segment } from './entity';

export interface SegmentDraft {
  /** A new segment without it. */
  id?: string | null;
  name: string;
  definition: unknown;
}

/** The segments of a customer are all asked of the customer. */
const maximumSegments = 200;

async function factTypes(manager: EntityManager): Promise<Map<string, { type: string }>> {
  const rows: { path: string; type: string }[] = await manager.query('SELECT path, type FROM customer.fact_types()');
  return new Map(rows.map((row) => [row.path, row]));
}

type Content = Pick<Segment, 'name' | 'definition' | 'filter'>;

const parametersOf = ({ name, definition, filter }: Content): string[] => [
  name,
  ...[definition, filter].map((json) => JSON.stringify(json)),
];

async function insert(transaction: EntityManager, content: Content): Promise<string> {
  const segments = tableOf(transaction, Segment);
  // Of two that make the last segment there may be, one waits for the other's count.
  await transaction.query(`LOCK TABLE ${segments} IN SHARE ROW EXCLUSIVE MODE`);
  const [inserted]: { id: string }[] = await transaction.query(
    `INSERT INTO ${segments} (id, name, definition, filter)
      SELECT $1::uuid, $2, $3::jsonb, $4::jsonb WHERE (SELECT count(*) FROM ${segments}) < ${maximumSegments} RETURNING id`,
    [uuid(), ...parametersOf(content)],
  );
  if (inserted) return inserted.id;
  throw new Refusal('LIMIT_EXCEEDED', `there are at most ${maximumSegments} segments: say an existing one anew`);
}

async function update(transaction: EntityManager, id: string, content: Content): Promise<string> {
  const [updated]: { id: string }[] = isUuid(id)
    ? await transaction.query(
        `WITH updated AS (
            UPDATE ${tableOf(transaction, Segment)} SET name = $2, definition = $3, filter = $4, updated_at = now()
              WHERE id = $1 RETURNING id)
          SELECT id FROM updated`,
        [id, ...parametersOf(content)],
      )
    : [];
  if (!updated) throw new Refusal('NOT_FOUND', 'no segment has this id', ['id']);
  return updated.id;
}

/** Saves a segment and returns its id; refuses a definition that the database could not be asked. */
export async function saveSegment(
  transaction: EntityManager,
  { id, name, definition }: SegmentDraft,
  { defaultCountry }: { defaultCountry: string | null },
): Promise<string> {
  const facts = await factTypes(transaction);
  const required = requireDefinition(definition, facts);
  const content = {
    name: requireText(name, 200, ['name']),
    definition: required,
    filter: storedFilter(required, { defaultCountry, facts }),
  };
  const segmentId = id == null ? await insert(transaction, content) : await update(transaction, id, content);
  await publish(transaction, [
    { type: 'marketing.segment.saved', customerId: null, occurredAt: new Date(), data: { segmentId } },
  ]);
  return segmentId;
}
