import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import type { IdentifierKind } from '../../kit/normalise-identifier';

/** One identifier as the kernel keeps it. */
export interface StoredIdentifier {
  kind: IdentifierKind;
  value: string;
  system: string | null;
  verifiedAt: Date | null;
  firstSeenAt: Date;
  /** Database role that brought it in. */
  firstSeenBy: string;
  releasedAt: Date | null;
}

/** Identifiers of each customer and of all ids merged into it, oldest first. */
const identifiersByCustomerId = (manager: EntityManager): DataLoader<string, StoredIdentifier[]> =>
  new DataLoader(async (ids) => {
    const rows = await queryPrepared<StoredIdentifier & { key: string }>(
      manager,
      `SELECT m.key, i.kind, i.value, nullif(i.system, '') AS system, i.verified_at AS "verifiedAt",
         i.first_seen_at AS "firstSeenAt", i.first_seen_by AS "firstSeenBy", i.released_at AS "releasedAt"
       FROM identity.members($1::uuid[]) m JOIN identity.identifier i ON i.customer_id = m.member
       ORDER BY i.first_seen_at, i.kind, i.key, i.id`,
      [ids],
    );
    const grouped = Map.groupBy(rows, (row) => row.key);
    return ids.map((id) => grouped.get(id) ?? []);
  });

export const identifierLoaders = (manager: EntityManager) => ({
  identifiersByCustomerId: identifiersByCustomerId(manager),
});
