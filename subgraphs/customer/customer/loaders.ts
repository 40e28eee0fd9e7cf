import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import type { NormalisedIdentifier } from '../../kit/normalise-identifier';
import { columnsOf, isUuid, tableOf } from '../../kit/statement';
import { Customer } from './entity';

/** The surviving customer of each id; null for ids that nobody has or that are none. */
const customerById = (manager: EntityManager): DataLoader<string, Customer | null> =>
  new DataLoader(async (ids) => {
    const rows = await queryPrepared<Customer & { key: string }>(
      manager,
      `SELECT k.id AS key, ${columnsOf(manager, Customer, 't')}
        FROM identity.canonical($1::uuid[]) k JOIN ${tableOf(manager, Customer)} t ON t.id = k.canonical_id`,
      [ids.filter(isUuid)],
    );
    const byId = new Map(rows.map(({ key, ...customer }) => [key, customer]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });

const cacheKeyOf = ({ kind, system, key }: NormalisedIdentifier): string => JSON.stringify([kind, system, key]);

/** The surviving customer who has each identifier now; null where nobody has. */
const customerByIdentifier = (manager: EntityManager): DataLoader<NormalisedIdentifier, Customer | null, string> =>
  new DataLoader(
    async (identifiers) => {
      const rows = await queryPrepared<Customer & { position: number }>(
        manager,
        `SELECT asked.position::int, ${columnsOf(manager, Customer, 't')}
          FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (kind, system, key, position)
          JOIN identity.identifier i
            ON i.kind = asked.kind AND i.system = asked.system AND i.key = asked.key AND i.released_at IS NULL
          CROSS JOIN LATERAL identity.canonical(ARRAY[i.customer_id]) k
          JOIN ${tableOf(manager, Customer)} t ON t.id = k.canonical_id`,
        [
          identifiers.map(({ kind }) => kind),
          identifiers.map(({ system }) => system),
          identifiers.map(({ key }) => key),
        ],
      );
      const byPosition = new Map(rows.map(({ position, ...customer }) => [position, customer]));
      return identifiers.map((_identifier, index) => byPosition.get(index + 1) ?? null);
    },
    { cacheKeyFn: cacheKeyOf },
  );

export const customerLoaders = (manager: EntityManager) => ({
  customerById: customerById(manager),
  customerByIdentifier: customerByIdentifier(manager),
});
