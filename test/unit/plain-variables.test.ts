import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from 'graphql';
import { plainVariables } from '../../gateway/execution/plain-variables';

const schema = buildSchema(`
  type Query { a: Int }
  enum Level { LOW HIGH }
  input Range { from: Int! }
  scalar Date
`);

const values: unknown[] = [
  ...[undefined, null, '', 'a', 'LOW', '7', true, false, [], ['a'], [1], {}, { from: 1 }],
  ...[0, -0, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 1e300, Number.NaN, Number.POSITIVE_INFINITY],
];
const simple = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Level'];
const types = [...simple, ...simple.map((name) => `${name}!`), '[Int!]', 'Range', 'Date', 'Date!'];
const defaults: Record<string, string> = {
  Int: '1',
  Float: '1',
  String: '"a"',
  Boolean: 'true',
  ID: '"a"',
  Level: 'LOW',
};

const definitionsOf = (variables: string) =>
  (parse(`query (${variables}) { a }`).definitions[0] as OperationDefinitionNode).variableDefinitions!;

describe('variables of plain types', () => {
  it.each(types)('are right where graphql-js finds them right: %s', (type) => {
    const name = type.replace('!', '');
    const defined = [`$v: ${type}`, ...(name in defaults ? [`$v: ${type} = ${defaults[name]}`] : [])];
    for (const definitions of defined.map(definitionsOf)) {
      const arePlain = plainVariables(schema, definitions);
      for (const value of values) {
        const given = value === undefined ? {} : { v: value };
        const isRight = getVariableValues(schema, definitions, given).errors === undefined;
        // Of other types, nothing is said here.
        const isSaid = arePlain(given);
        if (simple.includes(name)) expect([type, value, isSaid]).toEqual([type, value, isRight]);
        else expect(isSaid).toBe(false);
      }
    }
  });

  it('are all looked at', () => {
    const arePlain = plainVariables(schema, definitionsOf('$a: Int, $toString: String'));

    expect(arePlain({ a: 1, toString: 'a' })).toBe(true);
    expect(arePlain({ a: 1, toString: 1 })).toBe(false);
    expect(arePlain({ a: 'one', toString: 'a' })).toBe(false);
  });
});
