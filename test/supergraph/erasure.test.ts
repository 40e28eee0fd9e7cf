import { randomUUID } from 'node:crypto';
import { publishFactValues, publishFacts } from '../../subgraphs/kit/facts';
import { publish } from '../../subgraphs/kit/outbox';
import { deadLetters } from '../../subgraphs/kit/outbox-dead-letters';
import { eraseForgotten } from '../../subgraphs/kit/personal-data';
import { readLetter } from '../../subgraphs/support/inbound/parsed-mail';
import { receive } from '../../subgraphs/support/inbound/service';
import { importRows as importInto } from '../support/import';
import { settleProjection } from '../support/projection';
import { receiptsOf, settled, tablesWith, unless } from '../support/erasure';
import { email, importRows, mutate } from '../support/records';
import { testSettings } from '../support/settings';
import { type TestSystem, agentOf, startTestSystem } from '../support/system';

const canary = 'canarybird';
const departments = ['customer', 'marketing', 'sales', 'support'];

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
}, 120_000);
afterAll(() => system.dispose());

const write = (mutation: string, input: Record<string, unknown>, fields = '') =>
  mutate(system, mutation, { idempotencyKey: randomUUID(), ...input }, fields);

const customerCells = (text: string) => ({ email: `${text}@example.com` });

/** A mail of the person with a file, whose thread an agent then merged into that of somebody else. */
async function plantMail(text: string): Promise<void> {
  const letter = (name: string, more: string) =>
    readLetter(
      Buffer.from(
        `From: ${name} <${name}@example.com>\r\nTo: support@example.com\r\nMessage-ID: <1@${name}.example>\r\n${more}`,
      ),
    );
  const file = `--b\r\n\r\n${text}\r\n--b\r\nContent-Disposition: attachment; filename="${text}.txt"\r\n\r\n${text}\r\n--b--\r\n`;
  const support = system.connectionsOf('support');
  const receiveOne = async (raw: Awaited<ReturnType<typeof letter>>) =>
    (await support.transaction((t) => receive(t, raw, { ...testSettings, defaultCountry: 'KR' }))).ticketId;
  const sourceId = await receiveOne(
    await letter(
      text,
      `Subject: ${text}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${file}`,
    ),
  );
  const targetId = await receiveOne(await letter(`friend-of-${text.length}`, 'Subject: Hello\r\n\r\nHello.\r\n'));
  await write('ticketMerge', { sourceId, targetId });
  await receiveOne(
    await readLetter(
      Buffer.from(
        `From: ${text}@example.com\r\nMessage-ID: <2@${text}.example>\r\nIn-Reply-To: <1@${text}.example>\r\nSubject: Re\r\n\r\n${text}\r\n`,
      ),
    ),
  );
}

/** A playbook of a deal with somebody of whom no name was known yet, so that the text could stay in it. */
async function plantPlaybook(text: string): Promise<void> {
  const customer = email(`${text}@example.com`);
  const { deal } = await write('dealCreate', { customer, name: text, stage: 'Won' }, 'deal { id }');
  await write('activityRecord', { customer, dealId: deal.id, kind: 'CALL', note: `Called ${text} twice` });
  const title = `How ${text} bought`;
  const { userErrors } = await write('playbookPublish', { fromDealId: deal.id, title }, 'playbook { id }');
  expect(userErrors).toEqual([]);
}

/** A person known in every department under two ids that were merged, with the text in every field that takes one. */
async function plant(text: string, phone: string): Promise<{ survivorId: string; mergedId: string }> {
  await plantPlaybook(text);
  const [survivorId = '', mergedId = ''] = await importRows(system, 'customers', [
    {
      ...{ externalRef: `${text}-1`, email: `${text}@example.com`, phone, displayName: text },
      ...{ givenName: text, familyName: text, organisation: text, addressLine1: text, addressLine2: text },
      ...{ city: text, region: text, postcode: text, countryCode: 'KR' },
    },
    { externalRef: `${text}-2`, email: `${text}.other@example.com`, givenName: text },
  ]);
  const customer = email(`${text}@example.com`);
  const externalRef = { system: 'shop', value: text };
  const { order } = await write(
    'orderRecord',
    {
      ...{ customer, currencyCode: 'USD', externalRef },
      lines: [{ sku: 'GLOVE', quantity: 2, unitPrice: '10' }],
    },
    'order { id }',
  );
  await write('orderCancel', { orderId: order.id, reason: text });
  await write('orderRecord', {
    ...{ customer: email(`${text}.other@example.com`), currencyCode: 'USD' },
    lines: [{ sku: 'GLOVE', quantity: 1, unitPrice: '10' }],
  });
  const { deal } = await write('dealCreate', { customer, name: text, stage: 'Engaging', externalRef }, 'deal { id }');
  await write('activityRecord', { customer, dealId: deal.id, kind: 'CALL', note: text, externalRef });
  await write('dealAdvance', { dealId: deal.id, toStage: 'Lost', expectedRevision: 1, lostReason: text });
  await write('leadCapture', { customer, source: text, externalRef });
  await write('visitRecord', { customer, kind: 'PAGE', page: `/${text}`, externalRef });
  await write('consentRecord', {
    ...{ customer, channel: 'EMAIL', purpose: 'newsletter', state: 'GRANTED', source: text, proof: text },
  });
  const { ticket } = await write(
    'ticketOpen',
    { customer: email(`${text}.other@example.com`), subject: text, body: text, externalRef },
    'ticket { id }',
  );
  await write('ticketNote', { ticketId: ticket.id, body: text });
  await plantMail(text);
  await write('csatRecord', { ticketId: ticket.id, score: 2, comment: text });
  const [logged = ''] = await importRows(system, 'ticket-events', [
    {
      ...customerCells(text),
      ticketRef: `${text}-log`,
      externalRef: text,
      activity: text,
      agent: text,
      at: '2026-01-05T10:00:00Z',
    },
  ]);
  expect(logged).not.toBe('');
  const { segment } = await write(
    'segmentSave',
    { name: 'One person', definition: { email: { eq: `${text}@example.com` } } },
    'segment { id }',
  );
  expect(segment).toBeNull();
  for (const department of ['sales', 'marketing', 'support']) {
    await write(`${department}CustomFieldDefine`, { key: 'remark', type: 'TEXT', description: 'What we noticed.' });
    await write(`${department}CustomFieldsSet`, { customerId: survivorId, values: { remark: text } });
  }
  const { userErrors } = await write('customerMerge', { survivorId, mergedId });
  expect(userErrors).toEqual([]);
  return { survivorId, mergedId };
}

test('an erased person is in no table, by no id, and stays away', async () => {
  const { survivorId, mergedId } = await plant(canary, '+821012345678');
  const before = await tablesWith(system, canary);
  const exported = await write('customerExport', { customerId: mergedId }, 'export receipts { department state rows }');

  const { receipts: first, userErrors } = await write(
    'customerErase',
    { customerId: mergedId },
    'receipts { department state }',
  );
  await settled(system, survivorId);

  expect(before).toEqual(
    expect.arrayContaining([
      ...['identity.identifier', 'identity.profile', 'identity.profile_write', 'marketing.consent_events'],
      ...['marketing.custom_field_values', 'marketing.leads', 'marketing.outbox', 'marketing.visits'],
      ...['sales.activities', 'sales.custom_field_values', 'sales.deals', 'sales.orders', 'sales.playbooks'],
      ...['support.attachments', 'support.csat_scores', 'support.custom_field_values', 'support.inbound_mails'],
      ...['support.ticket_events', 'support.ticket_messages', 'support.tickets'],
    ]),
  );
  expect(Object.keys(exported.export).sort()).toEqual(departments);
  expect(exported.export.sales.orders).toHaveLength(2);
  expect(JSON.stringify(exported.export.support)).toContain(canary);
  expect(exported.export.support).toMatchObject({
    attachments: [{ name: `${canary}.txt`, content: Buffer.from(canary).toString('base64') }],
    csatScores: [{ comment: canary, score: 2 }],
    ticketEvents: [{ activity: canary }],
  });
  expect(exported.export.support.messages.map(({ body }: { body: string }) => body.trim())).toEqual(
    Array(4).fill(canary),
  );
  expect(userErrors).toEqual([]);
  expect(first.map(({ department }: { department: string }) => department)).toEqual(departments);
  expect(await receiptsOf(system, mergedId)).toEqual({
    ...{ customer: 'DONE', marketing: 'DONE', sales: 'RETAINED_BY_LAW', support: 'DONE' },
  });
  expect(await tablesWith(system, canary)).toEqual([]);
  expect((await system.query('{ playbooks { title steps } }')).data.playbooks).toEqual([
    { title: 'CALL', steps: ['Day 1: moved to Won', 'Day 1: CALL'] },
  ]);
  for (const id of [survivorId, mergedId]) {
    const { errors } = await system.query(`query ($id: ID!) { customer(id: $id) { id } }`, { id });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  }

  // Late: events that tell of the erased ids.
  const platform = system.connectionsOf('customer');
  await system.connectionsOf('sales').transaction(async (transaction) => {
    for (const customerId of [survivorId, mergedId]) {
      const note = { kind: 'sales.order.placed', summary: 'Order', subjectType: 'Order', subjectId: survivorId };
      const event = { type: 'sales.order.placed', customerId, occurredAt: new Date(), data: {}, timeline: note };
      await publish(transaction, [event]);
    }
    await publishFacts(transaction, [survivorId, mergedId]);
    await publishFactValues(transaction, [{ customerId: mergedId, facts: { 'sales.custom.remark': 'late' } }]);
  });
  await settleProjection(system.database, platform);
  expect(
    await system.database.asOwner(
      `SELECT customer_id FROM customer.timeline_entry WHERE customer_id = ANY ($1)
        UNION ALL SELECT customer_id FROM customer.addressed_fact WHERE customer_id = ANY ($1)
        UNION ALL SELECT customer_id FROM customer.fact WHERE customer_id = ANY ($1)`,
      [[survivorId, mergedId]],
    ),
  ).toEqual([]);
  expect(await deadLetters(platform.manager)).toEqual([]);

  // Late: imports, a partner's id, the erased id, a merge.
  const customers = system.subgraphs.find(({ name }) => name === 'customer')!;
  const late = await importInto(system.connectionsOf('customer'), customers, 'customers', [
    { system: 'test', externalRef: `${canary}-1`, displayName: canary },
    { system: 'test', email: `${canary}@example.com`, displayName: canary },
    { system: 'test', email: 'somebody.else@example.com' },
  ]);
  const byRef = await write('customerIdentify', {
    customer: { identifiers: [{ kind: 'EXTERNAL_REF', system: 'test', value: `${canary}-2` }] },
  });
  const byId = await write('salesCustomFieldsSet', { customerId: survivorId, values: { remark: canary } });
  const merged = await write('customerMerge', { survivorId: late[2]!.id, mergedId: survivorId });

  expect(late.map(({ outcome, code }) => code ?? outcome)).toEqual(['CONFLICT', 'CONFLICT', 'created']);
  expect(byRef.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  expect(byId.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(merged.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await tablesWith(system, canary)).toEqual([]);

  // The person gets in touch anew, and is somebody new.
  const again = await write(
    'ticketOpen',
    { customer: email(`${canary}@example.com`), subject: 'Hello', body: 'It is me.' },
    'customerCreated ticket { customer { id sales { orderCount } support { openTicketCount } } }',
  );
  expect(again.customerCreated).toBe(true);
  expect([survivorId, mergedId]).not.toContain(again.ticket.customer.id);
  expect(again.ticket.customer).toMatchObject({ sales: { orderCount: 0 }, support: { openTicketCount: 1 } });
}, 120_000);

test('figures of orders stay, an erasure asked for twice is one, and agents may not ask', async () => {
  const { survivorId } = await plant('secondbird', '+821012345679');
  const asAgent = await system.query(
    `mutation ($input: CustomerEraseInput!) { customerErase(input: $input) { userErrors { code } } }`,
    { input: { idempotencyKey: randomUUID(), customerId: survivorId } },
    agentOf('sales'),
  );
  await write('customerErase', { customerId: survivorId });
  const again = await write('customerErase', { customerId: survivorId }, 'receipts { department }');
  await settled(system, survivorId);
  const [orders] = await system.database.asOwner<{ count: number; total: string }>(
    `SELECT count(*)::int AS count, sum(total)::numeric(10, 2)::text AS total FROM sales.orders WHERE customer_id IN
      (SELECT id FROM identity.erased_id WHERE customer_id = $1)`,
    [survivorId],
  );
  const unknown = await write('customerErase', { customerId: randomUUID() });

  expect(asAgent.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(again.userErrors).toEqual([]);
  expect(orders).toEqual({ count: 2, total: '30.00' });
  expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
}, 120_000);

test('a department that is down is PENDING, the platform waits for it, and it completes when it runs again', async () => {
  const { survivorId } = await plant('thirdbird', '+821012345680');
  await system.stopDepartment('support');
  const support = system.subgraphs.find(({ name }) => name === 'support')!;

  await write('customerErase', { customerId: survivorId });
  await unless(async () => (await receiptsOf(system, survivorId)).marketing === 'DONE');
  const meanwhile = await receiptsOf(system, survivorId);
  const left = await tablesWith(system, 'thirdbird');
  const database = await system.database.dataSource(support);
  const erased = await eraseForgotten(database, 'support', support.personalData!);
  await settled(system, survivorId);

  expect(meanwhile).toMatchObject({ support: 'PENDING', customer: 'PENDING' });
  // The platform's read models are made of all departments' events: they go last.
  expect(left.filter((table) => !/^(support|customer)\./.test(table))).toEqual([]);
  expect(left).toContain('support.tickets');
  expect(erased).toBe(1);
  expect(await receiptsOf(system, survivorId)).toMatchObject({ support: 'DONE', customer: 'DONE' });
  expect(await tablesWith(system, 'thirdbird')).toEqual([]);
}, 120_000);
