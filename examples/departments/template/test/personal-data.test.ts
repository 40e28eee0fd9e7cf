import { v7 as uuid } from 'uuid';
import { receiptsOf, settled, tablesWith } from '../../../../test/support/erasure';
import { email, mutate } from '../../../../test/support/records';
import { type TestSystem, startTestSystem } from '../../../../test/support/system';
import template from '../subgraph';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem({ only: ['customer'], departments: [template] })));
afterAll(() => system.dispose());

const write = (mutation: string, input: Record<string, unknown>, fields = '') =>
  mutate(system, mutation, { idempotencyKey: uuid(), ...input }, fields);

async function plant(address: string, text: string): Promise<string> {
  const record = { title: text, note: text, externalRef: { system: 'erp', value: `${text} ${address}` } };
  const saved = await write(
    'templateRecordSave',
    { customer: email(address), ...record },
    'record { customer { id } }',
  );
  return saved.record.customer.id;
}

test('a merge counts records beforehand, and an export holds those of all ids the person had', async () => {
  const survivorId = await plant('one@example.com', 'Robin');
  const mergedId = await plant('two@example.com', 'Robin');

  const { data } = await system.query(
    `query ($survivorId: ID!, $mergedId: ID!) {
      customerMergePreview(survivorId: $survivorId, mergedId: $mergedId) { movedCounts { department type count } } }`,
    { survivorId, mergedId },
  );
  await write('customerMerge', { survivorId, mergedId });
  const exported = await write('customerExport', { customerId: survivorId }, 'export');

  expect(data.customerMergePreview.movedCounts).toContainEqual({
    ...{ department: 'template', type: 'TemplateRecord', count: 1 },
  });
  expect(exported.export.template.records).toHaveLength(2);
});

test('an erased person leaves no trace, and the department answers for it', async () => {
  const customerId = await plant('canary@example.com', 'canarybird');
  const before = await tablesWith(system, 'canarybird');

  await write('customerErase', { customerId });
  await settled(system, customerId, 'template');

  expect(before).toContain('template.records');
  expect(await receiptsOf(system, customerId)).toMatchObject({ template: 'DONE' });
  expect(await tablesWith(system, 'canarybird')).toEqual([]);
}, 60_000);
