import { randomUUID } from 'node:crypto';
import { type SupportUnderTest, supportUnderTest } from './tickets';

let support: SupportUnderTest;
beforeAll(async () => {
  support = await supportUnderTest();
});
afterAll(() => support.testDatabase.drop());

async function run(mutation: string, fields: string, input: Record<string, unknown>) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await support.client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

const open = async (subject: string, body: string, person: string): Promise<{ id: string; customer: { id: string } }> =>
  (
    await support.open({
      subject,
      body,
      customer: { identifiers: [{ kind: 'EMAIL', value: `${person}@faq.example` }] },
    })
  ).ticket;

test('a frequent question is found in any script, published, suggested and counted', async () => {
  const korean = [
    await open('배송이 언제 되나요', '주문한 자전거 배송이 언제 되는지 알고 싶어요.', 'kim'),
    await open('배송 언제 되는지 문의', '자전거를 주문했는데 배송이 언제 되나요?', 'lee'),
    await open('자전거 배송 문의', '주문한 자전거의 배송은 언제 되나요?', 'park'),
  ];
  await open('How do I return gloves?', 'The gloves are too small, how can I return them?', 'ann');
  await open('Returning gloves', 'I want to return my gloves, they are too small.', 'ann');
  await open('Invoice is missing', 'Please send the invoice for my order again.', 'bob');

  const { data, errors } = await support.client.execute(
    `{ faqCandidates { question customerCount draftAnswer tickets { id } }
      both: faqCandidates(minCustomers: 1) { customerCount } }`,
  );
  expect(errors).toBeUndefined();
  const [candidate, ...others] = data.faqCandidates;
  expect(others).toEqual([]);
  expect(candidate).toMatchObject({ customerCount: 3, draftAnswer: null });
  expect(candidate.tickets.map(({ id }: { id: string }) => id).sort()).toEqual(korean.map(({ id }) => id).sort());
  // The two about gloves are of one customer.
  expect(data.both.map(({ customerCount }: { customerCount: number }) => customerCount)).toEqual([3, 1, 1]);

  const published = await run('answerPublish', 'answer { id useCount language }', {
    ...{ question: '배송은 언제 되나요?', body: '주문하신 자전거는 이틀 안에 배송됩니다.', language: 'ko' },
    fromTicketIds: korean.map(({ id }) => id),
  });
  await run('answerPublish', 'answer { id }', {
    ...{ question: 'How do I return something?', body: 'Send it back within 30 days.', language: 'en' },
  });
  const asking = await open('배송 문의드립니다', '제 자전거는 언제 배송되나요?', 'choi');
  const { claim } = await run('ticketClaim', 'claim { token }', { ticketId: asking.id });
  const reply = { ticketId: asking.id, claimToken: claim.token, expectedRevision: 1, body: '이틀입니다.' };
  const nobody = await run('ticketReply', 'message { id }', { ...reply, answerId: randomUUID() });
  await run('ticketReply', 'message { id }', { ...reply, answerId: published.answer.id });
  const after = await support.client.execute(
    `query ($id: ID!) { ticket(id: $id) { suggestedAnswers { id useCount } }
      answers(search: "return my order") { language } faqCandidates { question } }`,
    { id: asking.id },
  );

  expect(published.answer).toMatchObject({ useCount: 0, language: 'ko' });
  expect(nobody.userErrors).toEqual([{ code: 'NOT_FOUND', field: ['input', 'answerId'] }]);
  expect(after.data.ticket.suggestedAnswers).toEqual([{ id: published.answer.id, useCount: 1 }]);
  expect(after.data.answers).toEqual([{ language: 'en' }]);
  expect(after.data.faqCandidates).toEqual([]);
});

test('similar solved tickets come with who solved them, the most similar first, never the ticket itself', async () => {
  const solved = await open(
    'Zipper of the jacket is broken',
    'The zipper of my rain jacket broke after a week.',
    'dan',
  );
  const other = await open('Jacket colour', 'Is the rain jacket also sold in red?', 'eve');
  for (const { id } of [solved, other]) {
    await run('ticketResolve', 'ticket { id }', { ticketId: id, expectedRevision: 1 });
  }
  const asking = await open('Broken zipper', 'My jacket has a broken zipper.', 'fay');
  const { data } = await support.client.execute(
    `query ($of: ID!, $own: ID!) { asking: ticket(id: $of) { similarResolved(limit: 1) { id } }
      own: ticket(id: $own) { similarResolved { id } } }`,
    { of: asking.id, own: solved.id },
  );

  expect(data.asking.similarResolved).toEqual([{ id: solved.id }]);
  expect(data.own.similarResolved.map(({ id }: { id: string }) => id)).not.toContain(solved.id);
});
