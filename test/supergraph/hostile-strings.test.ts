import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { composeGraph } from '../../schema/graph';
import { type TestSystem, startTestSystem } from '../support/system';

jest.mock('../../subgraphs/sales/purchase-fit/worker-file', () => ({
  workerFile: join(__dirname, '../support/fit-worker.js'),
}));

jest.setTimeout(300_000);

const isLong = process.env['LONG'] === '1';
const everything = [
  "'; DROP TABLE customer.customers; --",
  '%_\\%',
  'a\u0000b',
  'a\ud800b',
  '\u202egnp.exe',
  'x'.repeat(20_000),
  '{{ 7 | times: 7 }}<script>$1',
];
/** Of each request all strings are the same: three of them tell most, and do not hold up the other tests. */
const hostile = isLong ? everything : everything.slice(0, 3);
const inner = /syntax error|invalid byte|relation "|node_modules|\bat \w+ \(|127\.0\.0\.1|SELECT |INSERT /;

/** Values that fit, so that the strings beside them come as far as they can. */
const fitting: Record<string, unknown> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00Z',
  Date: '2026-01-01',
  Decimal: '1',
};

let keys = 0;
/** One that was used before would be refused for that, whatever else is sent. */
const newKey = (text: string): string => `${text.slice(0, 100)} ${(keys += 1)}`;

type Wanted = (field: GraphQLInputField, depth: number) => boolean;

function valueOf(type: GraphQLInputType, text: string, isWanted: Wanted, depth = 0): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, text, isWanted, depth);
  if (isListType(type)) return [valueOf(type.ofType, text, isWanted, depth)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return type.name in fitting ? fitting[type.name] : text;
  const fields = Object.values(type.getFields());
  const taken = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isWanted(field, depth));
  return Object.fromEntries(
    taken.map(({ name, type: of }) => [
      name,
      name === 'idempotencyKey' ? newKey(text) : valueOf(of, text, isWanted, depth + 1),
    ]),
  );
}

/** What must be said, and all that can be said down to the third level. */
const ways: [(argument: GraphQLArgument) => boolean, Wanted][] = [
  [isRequiredArgument, isRequiredInputField],
  [() => true, (field, depth) => isRequiredInputField(field) || depth < 2],
];

describe('strings that mean something to databases, shells and browsers', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ variables: { COST_BUDGET: '0' } });
  });
  afterAll(() => system.dispose());

  const operationOf = (kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, taken: GraphQLArgument[]) => {
    const definitions = taken.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = taken.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
    return `${kind} ${taken.length > 0 ? `(${definitions})` : ''} {
      ${field.name}${taken.length > 0 ? `(${passed})` : ''} ${selection} }`;
  };

  it.each(['query', 'mutation'] as const)(
    'come back as data or as a refusal, wherever a %s takes them',
    async (kind) => {
      const schema = buildSchema(composeGraph(system.subgraphs)['api.graphql']);
      const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
      const found: string[] = [];
      let answered = 0;
      let reached = 0;

      for (const field of Object.values(root.getFields())) {
        for (const [isTaken, isWanted] of ways) {
          const taken = field.args.filter(isTaken);
          if (taken.length === 0) continue;
          for (const text of hostile) {
            const variables = Object.fromEntries(taken.map(({ name, type }) => [name, valueOf(type, text, isWanted)]));
            const answer = await system.query(operationOf(kind, field, taken), variables);
            answered += 1;
            if (answer.data !== undefined) reached += 1;
            const codes = (answer.errors ?? []).map(({ extensions }) => String(extensions['code']));
            const isFault = codes.some((code) => /INTERNAL|DEPARTMENT_/.test(code));
            if (isFault || inner.test(JSON.stringify(answer.errors ?? []))) {
              found.push(`${field.name} with ${JSON.stringify(text.slice(0, 40))}: ${JSON.stringify(answer.errors)}`);
            }
          }
        }
      }

      expect(found).toEqual([]);
      expect(answered).toBeGreaterThan(50);
      // Most come as far as a department.
      expect(reached).toBeGreaterThan(answered / 2);
      expect((await system.database.asOwner('SELECT FROM customer.customers LIMIT 0')).length).toBe(0);
    },
  );
});
