import { v7 as uuid } from 'uuid';
import { type TestSystem, startTestSystem } from '../../../../test/support/system';
import hr from '../subgraph';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem({ only: ['customer'], departments: [hr] })));
afterAll(() => system.dispose());

async function grace(): Promise<string> {
  const { data } = await system.query(
    `mutation ($key: String!) { staffSave(input: { idempotencyKey: $key, name: "Grace Holloway", department: "sales",
      externalRefs: [{ system: "login", value: "grace" }] }) { staff { id } } }`,
    { key: uuid() },
  );
  return data.staffSave.staff.id;
}

const save = (input: object) =>
  system.query(
    `mutation ($input: StaffSkillSaveInput!) { staffSkillSave(input: $input) {
      staff { name skills { name level } } userErrors { code field } } }`,
    { input: { idempotencyKey: uuid(), ...input } },
  );

test('what the platform knows of a person and what hr knows come in one answer, best skill first', async () => {
  const staffId = await grace();
  await save({ staffId, name: 'Korean', level: 2 });
  await save({ staffId, name: 'Negotiation', level: 3 });

  const { data } = await save({ staffId, name: 'Korean', level: 4 });

  expect(data.staffSkillSave).toEqual({
    staff: {
      name: 'Grace Holloway',
      skills: [
        { name: 'Korean', level: 4 },
        { name: 'Negotiation', level: 3 },
      ],
    },
    userErrors: [],
  });
});

test.each([
  [{ level: 6 }, 'INVALID', ['input', 'level']],
  [{ name: '' }, 'INVALID', ['input', 'name']],
  [{ staffId: uuid() }, 'NOT_FOUND', ['input', 'staffId']],
])('refuses %j and writes nothing', async (input, code, field) => {
  const { data } = await save({ staffId: await grace(), name: 'Korean', level: 1, ...input });

  expect(data.staffSkillSave).toEqual({ staff: null, userErrors: [{ code, field }] });
});
