import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { type Connection, type PageArguments, connectionOf, readPage } from '../../kit/pagination';
import { Statement } from '../../kit/statement';

export interface AccountCustomer {
  /** Canonical id. */
  id: string;
  joinedAt: Date;
}

export type AccountCustomerConnection = Connection<AccountCustomer>;

const list = 'account-customers';

async function pagesOf(
  manager: EntityManager,
  pageArguments: Pick<PageArguments, 'first' | 'after'>,
  accountIds: readonly string[],
): Promise<AccountCustomerConnection[]> {
  const page = readPage(list, pageArguments);
  const statement = new Statement();
  const accounts = statement.bind(accountIds, 'uuid[]');
  const from = page.from
    ? `(joined_at, id) > (${statement.bind(page.from.value, 'timestamptz')}, ${statement.bind(page.from.id, 'uuid')})`
    : 'TRUE';
  const rows: (AccountCustomer & { accountId: string })[] = await manager.query(
    `WITH member AS (SELECT * FROM sales.account_members WHERE account_id = ANY (${accounts})),
      person AS (
        SELECT m.account_id, c.canonical_id AS id, min(m.created_at) AS joined_at
        FROM member m JOIN identity.canonical(ARRAY(SELECT customer_id FROM member)) c ON c.id = m.customer_id
        GROUP BY m.account_id, c.canonical_id),
      ranked AS (
        SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY joined_at, id) AS place FROM person WHERE ${from})
      SELECT account_id AS "accountId", id, joined_at AS "joinedAt" FROM ranked
      WHERE place <= ${page.size + 1} ORDER BY place`,
    statement.parameters,
  );
  const grouped = Map.groupBy(rows, (row) => row.accountId);
  return accountIds.map((accountId) => {
    const people = grouped.get(accountId) ?? [];
    return connectionOf<AccountCustomer>(
      list,
      page,
      people,
      ({ id, joinedAt }) => ({ value: joinedAt, id }),
      async () => people.length,
    );
  });
}

/** Loader of one page of the people of each account: ids that were merged come out once, as the surviving one. */
export function accountCustomersByAccountId(manager: EntityManager) {
  const loaders = new Map<string, DataLoader<string, AccountCustomerConnection>>();
  return (pageArguments: Pick<PageArguments, 'first' | 'after'>): DataLoader<string, AccountCustomerConnection> => {
    const name = JSON.stringify(pageArguments);
    const loader =
      loaders.get(name) ?? new DataLoader((ids: readonly string[]) => pagesOf(manager, pageArguments, ids));
    loaders.set(name, loader);
    return loader;
  };
}
