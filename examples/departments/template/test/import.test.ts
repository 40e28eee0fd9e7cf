import type { RowOutcome } from '../../../../subgraphs/kit/import/kind';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { recordImport } from '../record/import';
import template from '../subgraph';

let testDatabase: TestDatabase;
beforeAll(async () => void (testDatabase = await createTestDatabase({ departments: [template] })));
afterAll(() => testDatabase.drop());

/** Imports rows of cells as the engine does, one batch in one transaction. */
async function importRows(rows: Record<string, string>[]): Promise<RowOutcome[]> {
  const database = await testDatabase.dataSource(template);
  const typed = rows.map((row) => recordImport.row.parse({ system: 'erp', ...row }));
  return database.transaction((transaction) => recordImport.write(transaction, typed, { defaultCountry: null }));
}

test('rows become records of their customers, and a second import changes nothing', async () => {
  const rows: Record<string, string>[] = [
    { externalRef: '1', email: 'one@example.com', title: 'One' },
    { externalRef: '2', customerRef: '77', title: 'Two', note: 'Noted' },
  ];

  const [first, second] = [await importRows(rows), await importRows(rows)];

  expect(first.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  expect(second.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
});

test('a row that names no customer is refused', () => {
  const { error } = recordImport.row.safeParse({ system: 'erp', externalRef: '3', title: 'Three' });

  expect(error?.issues.map(({ path }) => path)).toEqual([['customerRef']]);
});

test('a row whose customer cannot be read is told by its own attribute', async () => {
  const [outcome] = await importRows([{ externalRef: '4', email: 'nobody', title: 'Four' }]);

  expect(outcome).toMatchObject({ outcome: 'failed', refusal: { code: 'INVALID', field: ['email'] } });
});
