import { composeGraph } from '../../schema/graph';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { discoverExamples, discoverSubgraphs } from '../../subgraphs/local/registry';

jest.setTimeout(120_000);

let departments: Subgraph[];
let platform: Subgraph;
beforeAll(async () => {
  const all = [...(await discoverSubgraphs()), ...(await discoverExamples())];
  platform = all.find(({ name }) => name === 'customer')!;
  departments = all.filter((one) => one !== platform);
});

const facets = (subgraphs: readonly Subgraph[]) => {
  const owners = composeGraph(subgraphs)['ownership.md'];
  return departments.map(({ name }) => name).filter((name) => owners.includes(`| \`Customer.${name}\` | ${name} |`));
};
const withFacet = (subgraphs: readonly Subgraph[]) =>
  departments.filter((one) => subgraphs.includes(one) && one.name !== 'hr').map(({ name }) => name);

test('each department composes with the platform alone, and the graph with any one of them removed', () => {
  for (const department of departments) {
    const pair = [platform, department];
    const rest = [platform, ...departments.filter((one) => one !== department)];
    expect(facets(pair)).toEqual(withFacet(pair));
    expect(facets(rest)).toEqual(withFacet(rest));
  }
});

test('the order in which they are given makes no difference', () => {
  const all = [platform, ...departments];
  const inOrder = composeGraph(all)['api.graphql'];

  expect(composeGraph([...all].reverse())['api.graphql']).toBe(inOrder);
  expect(composeGraph([...departments.slice(3), platform, ...departments.slice(0, 3)])['api.graphql']).toBe(inOrder);
});
