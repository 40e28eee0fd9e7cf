import type { TestSystem } from './system';

/** Every table of every schema in which the text stands, whatever the column. */
export async function tablesWith({ database }: TestSystem, text: string): Promise<string[]> {
  const tables = await database.asOwner<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.asOwner<{ here: boolean }>(
      `SELECT EXISTS (SELECT FROM ${name} t WHERE t::text ILIKE $1) AS here`,
      [`%${text}%`],
    );
    if (row?.here) found.push(name);
  }
  return found;
}

/** Waits until the condition holds. */
export const unless = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 100));
};

/** How far the erasure of a customer is, by department. */
export async function receiptsOf(system: TestSystem, customerId: string): Promise<Record<string, string>> {
  const { data } = await system.query(`query ($id: ID!) { erasure(customerId: $id) { department state } }`, {
    id: customerId,
  });
  return Object.fromEntries(
    data.erasure.map(({ department, state }: { department: string; state: string }) => [department, state]),
  );
}

const isOpen = (state: string | undefined) => state === 'PENDING' || state === 'FAILED';

/** Waits until every department, or the one named, has answered for the erasure of a customer. */
export const settled = (system: TestSystem, customerId: string, department?: string): Promise<void> =>
  unless(async () => {
    const receipts = await receiptsOf(system, customerId);
    return department ? !isOpen(receipts[department]) : !Object.values(receipts).some(isOpen);
  });
