import { type Answered, gatewaysOver } from './gateways';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const desk = {
  tickets: `${link} type Query { ticket(id: ID!): Ticket } type Ticket { id: ID! agent: Agent! asker: Person! witness: Person! }
    type Agent @key(fields: "id") { id: ID! } type Person @key(fields: "id") { id: ID! }`,
  people: `${link} type Agent @key(fields: "id") { id: ID! team: String! name: String }
    type Person @key(fields: "id") { id: ID! email: String! name: String! friend: Person! }`,
  notes: `${link} type Person @key(fields: "id") { id: ID! note(length: Int!): String! }`,
};

const asked = (answer: Answered, department: string) => answer.asked.filter((each) => each.department === department);

describe('questions for entities that come at the same time', () => {
  test('are one request for entities of different types', async () => {
    const { stock, compiled } = await gatewaysOver(desk);
    const query = '{ ticket(id: "id-1") { agent { team } asker { email } } }';
    const [wanted, given] = [await stock.answer(query), await compiled.answer(query)];

    expect(given.data).toEqual(wanted.data);
    expect(asked(wanted, 'people')).toHaveLength(2);
    expect(asked(given, 'people')).toHaveLength(1);
  });

  test('are requests of their own where one name could have two types', async () => {
    const { stock, compiled } = await gatewaysOver(desk);
    const query = '{ ticket(id: "id-1") { agent { name } asker { name } } }';
    const [wanted, given] = [await stock.answer(query), await compiled.answer(query)];

    expect(given.data).toEqual(wanted.data);
    expect(asked(given, 'people')).toHaveLength(2);
  });

  test('are one request in the same words, which tells equal entities once', async () => {
    const { stock, compiled } = await gatewaysOver(desk);
    const query = '{ one: ticket(id: "id-1") { asker { email } } other: ticket(id: "id-1") { asker { email } } }';
    const [wanted, given] = [await stock.answer(query), await compiled.answer(query)];

    expect(given.data).toEqual(wanted.data);
    expect(asked(given, 'people')).toHaveLength(1);
    const { representations } = asked(given, 'people')[0]!.variables as { representations: unknown[] };
    expect(representations).toHaveLength(new Set(representations.map((each) => JSON.stringify(each))).size);
  });

  test('keep apart what later steps add to one entity at different places', async () => {
    const { stock, compiled } = await gatewaysOver(desk);
    const query = `{ one: ticket(id: "id-1") { asker { friend { note(length: 1) } } }
      other: ticket(id: "id-1") { asker { friend { note(length: 2) } } } }`;
    const [wanted, given] = [await stock.answer(query), await compiled.answer(query)];

    expect(given.data).toEqual(wanted.data);
    expect(given.data.one.asker.friend.note).not.toBe(given.data.other.asker.friend.note);
  });

  test('have their errors at all the places that asked', async () => {
    const trouble = (coordinate: string) => (/^(Agent.team|Person.email)$/.test(coordinate) ? 'error' : null);
    const { stock, compiled } = await gatewaysOver(desk, { trouble });
    const query = `{ one: ticket(id: "id-1") { agent { team } asker { email } }
      other: ticket(id: "id-1") { agent { team } asker { email } } }`;
    const [wanted, given] = [await stock.answer(query), await compiled.answer(query)];

    const sorted = ({ errors }: Answered) => errors.map((each) => JSON.stringify(each)).sort();
    expect(given.data).toEqual(wanted.data);
    expect(sorted(given)).toEqual(sorted(wanted));
    expect(given.errors).toHaveLength(4);
    expect(asked(given, 'people')).toHaveLength(1);
  });

  test('fail together when the department is silent', async () => {
    const { stock, compiled } = await gatewaysOver(desk, { silent: ['people'] });
    const query = '{ ticket(id: "id-1") { agent { team } asker { email } } }';
    const [wanted, given] = [await stock.answer(query), await compiled.answer(query)];

    expect(given.data).toEqual(wanted.data);
    expect(given.errors.map(({ path }) => path)).toEqual(wanted.errors.map(({ path }) => path));
    expect(asked(given, 'people')).toHaveLength(1);
  });
});
