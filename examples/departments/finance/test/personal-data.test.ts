import { v7 as uuid } from 'uuid';
import { receiptsOf, settled, tablesWith } from '../../../../test/support/erasure';
import { email, mutate } from '../../../../test/support/records';
import { type TestSystem, startTestSystem } from '../../../../test/support/system';
import finance from '../subgraph';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem({ only: ['customer'], departments: [finance] })));
afterAll(() => system.dispose());

const write = (mutation: string, input: Record<string, unknown>, fields = '') =>
  mutate(system, mutation, { idempotencyKey: uuid(), ...input }, fields);

test('finance exports what it holds of a person, and keeps of it what the law asks for', async () => {
  const total = { amount: '12.50', currencyCode: 'USD' };
  const { invoice } = await write(
    'invoiceSave',
    {
      ...{ customer: email('canarybird@example.com'), number: '2026-1', total },
      ...{ issuedOn: '2026-01-01', dueOn: '2026-01-31', externalRef: { system: 'erp', value: 'canarybird' } },
    },
    'invoice { customer { id } }',
  );
  const customerId = invoice.customer.id;
  await write('creditLimitSet', { customer: { id: customerId }, limit: total });

  const exported = await write('customerExport', { customerId }, 'export');
  await write('customerErase', { customerId });
  await settled(system, customerId, 'finance');

  expect(exported.export.finance).toMatchObject({
    creditLimits: [{ currency_code: 'USD' }],
    invoices: [{ number: '2026-1', external_value: 'canarybird' }],
  });
  expect(await receiptsOf(system, customerId)).toMatchObject({ finance: 'RETAINED_BY_LAW' });
  expect(await tablesWith(system, 'canarybird')).toEqual([]);
  expect(await system.database.asOwner('SELECT number, external_value FROM finance.invoices')).toEqual([
    { number: '2026-1', external_value: null },
  ]);
  expect(await system.database.asOwner('SELECT FROM finance.credit_limits')).toEqual([]);
}, 60_000);
