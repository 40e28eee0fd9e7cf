import type { EntityManager } from 'typeorm';
import type { CustomerFilter } from '../../kit/customer-filter';
import { Refusal } from '../../kit/errors';
import { isUuid } from '../../kit/statement';

const field = ['filter', 'marketing', 'segmentId'];
const maximumSegments = 250;

type Asked = Record<string, unknown>;
interface Operators {
  eq?: string | null;
  in?: readonly string[] | null;
  isNull?: boolean | null;
}

const segmentOf = (filter: CustomerFilter): Operators | null =>
  ((filter.marketing as Asked | null | undefined)?.segmentId as Operators | null | undefined) ?? null;

const idsOf = ({ eq, in: among }: Operators): string[] => [...(eq == null ? [] : [eq]), ...(among ?? [])];

/** The filters that a filter is made of, itself first. */
const partsOf = (filter: CustomerFilter): CustomerFilter[] => [
  filter,
  ...[filter.and, filter.or, filter.not].flatMap((inner) =>
    inner == null ? [] : [inner].flat().flatMap((one) => partsOf(one as CustomerFilter)),
  ),
];

async function definitionsOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, CustomerFilter>> {
  if (ids.length > maximumSegments) {
    throw new Refusal('LIMIT_EXCEEDED', `a filter names at most ${maximumSegments} segments, got ${ids.length}`, field);
  }
  const [marketing]: { here: boolean }[] = await manager.query(
    "SELECT to_regprocedure('marketing.segment_filter(uuid)') IS NOT NULL AS here",
  );
  if (!marketing?.here) throw new Refusal('INVALID', 'no department here has segments', field);
  const rows: { id: string; filter: CustomerFilter | null }[] = await manager.query(
    'SELECT id, marketing.segment_filter(id) AS filter FROM unnest($1::uuid[]) id',
    [ids.filter(isUuid)],
  );
  return new Map(rows.flatMap(({ id, filter }) => (filter ? [[id, filter] as const] : [])));
}

/** The filter with what each segment asks of customers in the place of its id. A segment never names another. */
export async function withSegments(manager: EntityManager, filter: CustomerFilter): Promise<CustomerFilter> {
  const asked = partsOf(filter).flatMap((part) => segmentOf(part) ?? []);
  if (asked.length === 0) return filter;
  if (asked.some(({ isNull }) => isNull != null)) {
    throw new Refusal('INVALID', 'a segment is asked for by eq or in', field);
  }
  const definitions = await definitionsOf(manager, [...new Set(asked.flatMap(idsOf))]);
  const definitionOf = (id: string): CustomerFilter => {
    const definition = definitions.get(id.toLowerCase());
    if (!definition) throw new Refusal('INVALID', 'no segment has this id', field);
    return definition;
  };
  const replaced = ({ ...part }: CustomerFilter): CustomerFilter => {
    const segment = segmentOf(part);
    for (const name of ['and', 'or'] as const) {
      if (part[name] != null) part[name] = (part[name] as CustomerFilter[]).map(replaced);
    }
    if (part.not != null) part.not = replaced(part.not as CustomerFilter);
    if (segment) {
      const { segmentId: _replaced, ...facts } = part.marketing as Asked;
      const { eq, in: among } = segment;
      const conditions = [
        ...(eq == null ? [] : [definitionOf(eq)]),
        ...(among == null ? [] : [{ or: among.map(definitionOf) }]),
      ];
      part.marketing = facts;
      part.and = [...((part.and as CustomerFilter[] | null | undefined) ?? []), ...conditions];
    }
    return part;
  };
  return replaced(filter);
}
