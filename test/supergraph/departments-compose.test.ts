import { printSchema } from 'graphql';
import { type ComposedGraph, composeAndCheck } from '../../schema/check/composed-graph';
import { subgraphSdl } from '../../schema/graph';
import { elementOwners } from '../../schema/owners';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { discoverExamples, discoverSubgraphs } from '../../subgraphs/local/registry';

jest.setTimeout(120_000);

const testLong = process.env.LONG ? test : test.skip;

let departments: Subgraph[];
let platform: Subgraph;
beforeAll(async () => {
  const all = [...(await discoverSubgraphs()), ...(await discoverExamples())];
  platform = all.find(({ name }) => name === 'customer')!;
  departments = all.filter((one) => one !== platform);
});

function composed(subgraphs: readonly Subgraph[]): ComposedGraph {
  const { graph, violations } = composeAndCheck(subgraphSdl(subgraphs));
  expect(violations).toEqual([]);
  return graph!;
}

/** Composes the departments with the platform; each has its facet there, but HR, which has none, and nobody else has. */
function expectFacets(present: readonly Subgraph[]): void {
  const owners = elementOwners(composed([platform, ...present]).supergraphSdl);
  const facets = departments.filter(({ name }) => owners.get(`Customer.${name}`)?.includes(name));
  expect(facets).toEqual(departments.filter((one) => present.includes(one) && one.name !== 'hr'));
}

test('each department composes with the platform alone, and the graph with any one of them removed', () => {
  for (const department of departments) {
    expectFacets([department]);
    expectFacets(departments.filter((one) => one !== department));
  }
});

// Whatever is removed and added, in whatever order, one of these is left.
testLong('every choice of departments composes', () => {
  for (let choice = 0; choice < 2 ** departments.length; choice += 1) {
    expectFacets(departments.filter((_, index) => choice & (1 << index)));
  }
});

test('the order in which they are given makes no difference', () => {
  const apiOf = (subgraphs: readonly Subgraph[]) => printSchema(composed(subgraphs).api);
  const inOrder = apiOf([platform, ...departments]);

  expect(apiOf([...departments, platform].reverse())).toBe(inOrder);
  expect(apiOf([...departments.slice(3), platform, ...departments.slice(0, 3)])).toBe(inOrder);
});
