import { getOperationAST, parse, print } from 'graphql';
import { Conditions } from '../../../gateway/execution/conditions';
import type { Answered } from './gateways';
import { gatewaysOver } from './gateways';
import { graphs } from './graphs';
import { hash, type Trouble } from './made-up-subgraph';
import { operations } from './random-operation';

const operationsPerGraph = process.env.LONG ? 400 : 26;

const keys = /\.(id|sku|code|org)$/;

/**
 * A fifth of all fields of all objects, the same each time, but no keys: of objects that a department cannot be told
 * of, Apollo loses count, and its errors get places of other objects.
 */
const someTrouble: Trouble = (coordinate, number) => {
  if (keys.test(coordinate)) return null;
  const chosen = hash(`trouble ${coordinate} ${number}`) % 10;
  return chosen === 0 ? 'error' : chosen === 1 ? 'null' : null;
};

const distinct = ({ errors }: Answered): string[] =>
  [...new Set(errors.map(({ path, code }) => JSON.stringify([path, code])))].sort();

/**
 * The operation without its conditions, which Apollo's gateway plans with them: its departments are asked for fields in
 * another order, and tell another one of two errors that take the same object.
 */
function unconditional({ query, variables }: { query: string; variables: Record<string, unknown> }): string {
  const document = parse(query);
  const conditions = new Conditions(document, getOperationAST(document)!);
  return print(conditions.resolved(conditions.of(variables).values));
}

describe.each(Object.keys(graphs))('random operations over the graph %s', (name) => {
  const right: { query: string; variables: Record<string, unknown> }[] = [];

  test('are answered as by one server for all, with no more requests than the gateway of Apollo sends', async () => {
    const { stock, compiled, whole } = await gatewaysOver(graphs[name]!);
    const requests = { ours: 0, stock: 0 };
    for (const operation of operations(stock, operationsPerGraph)) {
      const { query, variables } = operation;
      const wanted = await whole(query, variables);
      const given = await compiled.answer(query, variables);
      expect({ query, variables, data: given.data }).toEqual({ query, variables, data: wanted });
      expect(given.errors).toEqual([]);
      const { data, asked } = await stock.answer(query, variables);
      if (JSON.stringify(data) !== JSON.stringify(given.data)) continue;
      // Of the operation without its conditions too: it is what is asked when fields fail.
      const plain = await stock.answer(unconditional(operation), variables);
      if (JSON.stringify(plain.data) === JSON.stringify(data)) right.push(operation);
      requests.ours += given.asked.length;
      requests.stock += asked.length;
    }
    expect(requests.ours).toBeLessThanOrEqual(requests.stock);
    // Where Apollo's gateway is wrong it is no measure of what follows.
    expect(right.length).toBeGreaterThan(operationsPerGraph / 2);
  });

  test('have the same data and errors as by the gateway of Apollo when fields fail', async () => {
    const { stock, compiled } = await gatewaysOver(graphs[name]!, { trouble: someTrouble });
    for (const operation of right) {
      const [query, { variables }] = [unconditional(operation), operation];
      const wanted = await stock.answer(query, variables);
      const given = await compiled.answer(query, variables);
      expect({ query, variables, data: given.data }).toEqual({ query, variables, data: wanted.data });
      expect({ query, errors: distinct(given) }).toEqual({ query, errors: distinct(wanted) });
    }
  });

  test.each(Object.keys(graphs[name]!))('have the same data while %s is silent', async (department) => {
    const { stock, compiled } = await gatewaysOver(graphs[name]!, { silent: [department] });
    for (const { query, variables } of right.slice(0, operationsPerGraph / 5)) {
      const wanted = await stock.answer(query, variables);
      const given = await compiled.answer(query, variables);
      expect({ query, data: given.data }).toEqual({ query, data: wanted.data });
      expect({ query, errors: distinct(given) }).toEqual({ query, errors: distinct(wanted) });
    }
  });
});
