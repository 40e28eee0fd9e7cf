import { gatewaysOver } from './gateways';
import { graphs } from './graphs';
import { NativeGateway, nativePlanner } from './native-planner';
import { operations } from './random-operation';

const operationsPerGraph = process.env.LONG ? 100 : 5;
const chosen = process.env.LONG ? Object.keys(graphs) : ['unions', 'interfaceObjects', 'nested'];
const native = nativePlanner();

(native ? describe : describe.skip)(
  `plans of another planner${native ? '' : ' (which has no program for this platform)'}`,
  () => {
    test.each(chosen)('lead to the same answers over the graph %s', async (name) => {
      const { stock, compiled } = await gatewaysOver(graphs[name]!);
      const other = new NativeGateway(native!, graphs[name]!, stock);
      for (const { query, variables } of operations(stock, operationsPerGraph)) {
        const wanted = await other.answer(query, variables);
        const given = await compiled.answer(query, variables);
        expect({ query, variables, data: given.data }).toEqual({ query, variables, data: wanted.data });
        expect([given.errors, wanted.hasErrors]).toEqual([[], false]);
      }
    });
  },
);
