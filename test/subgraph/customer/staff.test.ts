import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, admin, subgraphClient } from '../../support/subgraph';
import { write } from './write';

const nobody = '00000000-0000-7000-8000-000000000000';
const selection =
  'staff { id name department team manager { id name } externalRefs { system value } } userErrors { code field }';

describe('staff', () => {
  let database: TestDatabase;
  let client: SubgraphClient;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
  });
  afterEach(() => database.drop());

  const save = (input: Record<string, unknown>) =>
    write(client, 'staffSave', { department: 'sales', ...input }, selection);
  const login = (value: string) => ({ system: 'login', value });
  const erp = (value: string) => ({ system: 'erp', value });

  it('are made, and found by id and by external ref', async () => {
    const boss = (await save({ name: 'Boss' })).staff;
    const { staff, userErrors } = await save({
      ...{ name: 'Kim', department: 'support', team: 'night', managerId: boss.id },
      externalRefs: [login('kim'), erp('7')],
    });

    const { data, errors } = await client.execute(
      `query ($id: ID!, $of: [_Any!]!) {
        staff(id: $id) { name manager { name manager { name } } }
        byRef: staffByExternalRef(ref: { system: "erp", value: "7" }) { id }
        _entities(representations: $of) { ... on Staff { name } } }`,
      { id: staff.id, of: [{ __typename: 'Staff', id: staff.id }] },
    );

    expect(userErrors).toEqual([]);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      staff: { name: 'Kim', manager: { name: 'Boss', manager: null } },
      byRef: { id: staff.id },
      _entities: [{ name: 'Kim' }],
    });
  });

  it('keep what is left out and lose what is null', async () => {
    const boss = (await save({ name: 'Boss' })).staff;
    const { id } = (await save({ name: 'Kim', team: 'night', managerId: boss.id, externalRefs: [erp('7')] })).staff;

    const kept = (await save({ id, name: 'Kim Min', department: 'support' })).staff;
    const cleared = (await save({ id, name: 'Kim Min', team: null, managerId: null, externalRefs: [] })).staff;

    expect(kept).toEqual({
      ...{ id, name: 'Kim Min', department: 'support', team: 'night', manager: { id: boss.id, name: 'Boss' } },
      externalRefs: [erp('7')],
    });
    expect(cleared).toMatchObject({ team: null, manager: null, externalRefs: [] });
  });

  it('are changed by one of their refs, which adds the others', async () => {
    const { id } = (await save({ name: 'Kim', externalRefs: [erp('7')] })).staff;

    const { staff } = await save({ name: 'Kim Min', externalRefs: [login('kim'), erp('7')] });

    expect(staff).toMatchObject({ id, name: 'Kim Min', externalRefs: [erp('7'), login('kim')] });
  });

  it('have their refs replaced when they are named by id', async () => {
    const { id } = (await save({ name: 'Kim', externalRefs: [erp('7'), login('kim')] })).staff;

    const { staff } = await save({ id, name: 'Kim', externalRefs: [login('kim2'), erp('7')] });
    const freed = await save({ name: 'Lee', externalRefs: [login('kim')] });

    expect(staff.externalRefs).toEqual([erp('7'), login('kim2')]);
    expect(freed.userErrors).toEqual([]);
  });

  it('never share an external ref', async () => {
    await save({ name: 'Kim', externalRefs: [erp('7')] });
    const lee = (await save({ name: 'Lee', externalRefs: [erp('8')] })).staff;

    const taken = await save({ id: lee.id, name: 'Lee', externalRefs: [erp('8'), erp('7')] });
    const both = await save({ name: 'Both', externalRefs: [erp('8'), erp('7')] });

    for (const { staff, userErrors } of [taken, both]) {
      expect(staff).toBeNull();
      expect(userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'externalRefs', '1'] }]);
    }
  });

  it('are made once by 20 writers at the same moment', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => save({ name: `Kim ${index}`, externalRefs: [erp('7')] })),
    );

    expect(new Set(results.map(({ staff }) => staff.id)).size).toBe(1);
    expect(await database.asOwner('SELECT FROM customer.staff')).toHaveLength(1);
  });

  it('never manage themselves, over any number of steps', async () => {
    const first = (await save({ name: 'First' })).staff;
    const second = (await save({ name: 'Second', managerId: first.id })).staff;
    const third = (await save({ name: 'Third', managerId: second.id })).staff;

    for (const managerId of [first.id, second.id, third.id]) {
      const { staff, userErrors } = await save({ id: first.id, name: 'First', managerId });
      expect(staff).toBeNull();
      expect(userErrors).toEqual([{ code: 'INVALID', field: ['input', 'managerId'] }]);
    }
  });

  it.each([
    [{ name: ' ' }, 'INVALID', ['name']],
    [{ name: 'x'.repeat(201) }, 'INVALID', ['name']],
    [{ name: 'Kim', department: 'Sales Team' }, 'INVALID', ['department']],
    [{ name: 'Kim', team: '' }, 'INVALID', ['team']],
    [{ name: 'Kim', id: nobody }, 'NOT_FOUND', ['id']],
    [{ name: 'Kim', id: 'no id' }, 'NOT_FOUND', ['id']],
    [{ name: 'Kim', managerId: nobody }, 'NOT_FOUND', ['managerId']],
    [{ name: 'Kim', managerId: 'no id' }, 'NOT_FOUND', ['managerId']],
    [{ name: 'Kim', externalRefs: [{ system: '', value: '1' }] }, 'INVALID', ['externalRefs', '0', 'system']],
    [
      { name: 'Kim', externalRefs: [{ system: 'erp', value: 'x'.repeat(201) }] },
      'INVALID',
      ['externalRefs', '0', 'value'],
    ],
    [{ name: 'Kim', externalRefs: Array(21).fill({ system: 'erp', value: '1' }) }, 'LIMIT_EXCEEDED', ['externalRefs']],
  ])('are refused as %j', async (input, code, field) => {
    const { staff, userErrors } = await save(input);

    expect(staff).toBeNull();
    expect(userErrors).toEqual([{ code, field: ['input', ...field] }]);
    expect(await database.asOwner('SELECT FROM customer.staff')).toEqual([]);
  });

  it('answer a retry with the same person', async () => {
    const input = { idempotencyKey: 'once', name: 'Kim' };

    const [first, retry] = [await save(input), await save(input)];

    expect(retry).toEqual(first);
    expect(await database.asOwner('SELECT FROM customer.staff')).toHaveLength(1);
  });

  it.each([
    ['agent', 'support', false],
    ['agent', 'platform', true],
    ['manager', 'sales', true],
    ['admin', 'marketing', true],
  ])('may be saved by %s of %s: %s', async (role, department, allowed) => {
    const { data, errors } = await client.execute(
      'mutation ($input: StaffSaveInput!) { staffSave(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: 'k', name: 'Kim', department: 'sales' } },
      { id: 'someone', department, role, scopes: [] },
    );

    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(allowed ? undefined : ['FORBIDDEN']);
    expect(data.staffSave).toEqual(allowed ? { userErrors: [] } : null);
  });

  it('are answered with null and NOT_FOUND where nobody is meant', async () => {
    const { data, errors } = await client.execute(
      `query ($of: [_Any!]!) {
        unknown: staff(id: "${nobody}") { id }
        noId: staff(id: "no id") { id }
        byRef: staffByExternalRef(ref: { system: "erp", value: "x" }) { id }
        _entities(representations: $of) { ... on Staff { id } } }`,
      { of: [nobody, 'no id'].map((id) => ({ __typename: 'Staff', id })) },
    );

    expect(data).toEqual({ unknown: null, noId: null, byRef: null, _entities: [null, null] });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(Array(5).fill('NOT_FOUND'));
  });

  it('are listed by name, of a department or a team, page by page', async () => {
    for (const [name, department, team] of [
      ['Cho', 'sales', 'east'],
      ['An', 'sales', 'west'],
      ['Baek', 'support', 'east'],
      ['An', 'sales', 'east'],
    ]) {
      await save({ name, department, team });
    }
    const names = async (args: string) => {
      const { data, errors } = await client.execute(
        `{ staffMembers(${args}) { nodes { name team } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(errors).toBeUndefined();
      return data.staffMembers;
    };

    const first = await names('first: 3');
    const rest = await names(`first: 3, after: "${first.pageInfo.endCursor}"`);
    const sales = await names('department: "sales"');
    const team = await names('department: "sales", team: "west"');

    expect([...first.nodes, ...rest.nodes].map(({ name }) => name)).toEqual(['An', 'An', 'Baek', 'Cho']);
    expect([first, rest].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect(sales.nodes).toHaveLength(3);
    expect(team.nodes).toEqual([{ name: 'An', team: 'west' }]);
  });

  it('of a page come with managers and refs in three statements', async () => {
    const boss = (await save({ name: 'Boss' })).staff;
    for (let index = 0; index < 10; index += 1) {
      await save({ name: `Kim ${index}`, managerId: boss.id, externalRefs: [erp(String(index))] });
    }

    const statements = await client.statementsOf(
      '{ staffMembers(first: 50) { nodes { name manager { name } externalRefs { value } } } }',
    );

    expect(statements).toHaveLength(3);
  });

  it('know the viewer by the login of the token', async () => {
    const { id } = (await save({ name: 'Kim', externalRefs: [login('kim')] })).staff;
    const query = '{ viewer { id department role scopes staff { id name } } }';
    const kim = { id: 'kim', department: 'support', role: 'agent', scopes: ['read'] };

    const known = await client.execute(query, {}, kim);
    const unknown = await client.execute(query, {}, { ...admin, id: 'stranger' });

    expect(known.data.viewer).toEqual({ ...kim, staff: { id, name: 'Kim' } });
    expect(unknown.data.viewer).toMatchObject({ id: 'stranger', staff: null });
    expect(unknown.errors).toBeUndefined();
  });
});
