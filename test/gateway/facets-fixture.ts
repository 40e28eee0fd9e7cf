import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readGatewayEnvironment } from '../../gateway/env';
import { type RunningGateway, startGateway } from '../../gateway/server';
import { FaultProxy } from '../support/fault-proxy';
import type { GraphQLAnswer } from './gateway-under-test';

export const departments = ['people', 'sales', 'marketing', 'support'] as const;
export type DepartmentName = (typeof departments)[number];
export type Facet = Exclude<DepartmentName, 'people'>;
export const facets: readonly Facet[] = ['sales', 'marketing', 'support'];

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const sdlOf = (name: DepartmentName): string =>
  name === 'people'
    ? `${federation}
       type Query { people: PersonPage }
       type PersonPage { nodes: [Person!]! }
       type Person @key(fields: "id") { id: ID! name: String }`
    : `${federation}
       type Query { ${name}Best: Person }
       type Mutation { ${name}Count: Int }
       type Person @key(fields: "id") { id: ID! ${name}: ${name}Facet }
       type ${name}Facet { score: Int! }`;

const ids = ['p1', 'p2', 'p3'];
/** Asks every department, from two roots, the second of which lives without the platform. */
export const wholePage = `{
  people { nodes { id name sales { score } marketing { score } support { score } } }
  salesBest { id sales { score } marketing { score } support { score } }
}`;

/** Answers by hand: the load is meant for the gateway. */
function answerOf(name: DepartmentName, query: string, representations: unknown[] | undefined): object {
  const own = name === 'people' ? { name: 'Mina' } : { [name]: { score: 1 } };
  if (representations) return { _entities: representations.map(() => ({ __typename: 'Person', ...own })) };
  if (name === 'people') return { people: { nodes: ids.map((id) => ({ __typename: 'Person', id, ...own })) } };
  if (query.startsWith('mutation')) return { [`${name}Count`]: 1 };
  return { [`${name}Best`]: { __typename: 'Person', id: 'p1', ...own } };
}

/** One department as a server of its own. */
export async function startFacet(name: DepartmentName) {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') return void response.end('{}');
    const { query, variables } = JSON.parse(await text(request)) as {
      query: string;
      variables?: { representations?: unknown[] };
    };
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ data: answerOf(name, query, variables?.representations) }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A gateway before four departments, each behind a proxy that can misbehave. */
export interface FacetsUnderTest extends RunningGateway, AsyncDisposable {
  proxies: Record<DepartmentName, FaultProxy>;
  /** The same graph, for a further gateway. */
  variables: NodeJS.ProcessEnv;
  ask(query: string, signal?: AbortSignal): Promise<GraphQLAnswer>;
  /** The figure of a metric's line, such as name{label="value"}; 0: there is none. */
  figure(line: string): Promise<number>;
  /** Questions to the department that were really sent, repetitions included. */
  sentTo(department: DepartmentName): Promise<number>;
  dispose(): Promise<void>;
}

export async function startFacets(variables: NodeJS.ProcessEnv = {}): Promise<FacetsUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-facets-'));
  const started = await Promise.all(departments.map(startFacet));
  const all = await Promise.all(started.map(({ url }) => FaultProxy.before(url)));
  const proxies = Object.fromEntries(
    departments.map((name, index) => [name, all[index]]),
  ) as FacetsUnderTest['proxies'];
  const { supergraphSdl } = composeServices(
    departments.map((name) => ({ name, url: proxies[name].url, typeDefs: parse(sdlOf(name)) })),
  );
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, supergraphSdl!);
  const own = { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', AUTH: 'none', SUPERGRAPH: supergraph, ...variables };
  const gateway = await startGateway(readGatewayEnvironment(own));

  const ask: FacetsUnderTest['ask'] = async (query, signal) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal,
    });
    const answer = await response.text();
    const { status, headers } = response;
    return { status, headers, text: answer, ...(JSON.parse(answer) as object) } as GraphQLAnswer;
  };
  const figure: FacetsUnderTest['figure'] = async (line) => {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    const found = metrics.split('\n').find((each) => each.startsWith(`${line} `));
    return found ? Number(found.slice(line.length)) : 0;
  };
  const sentTo: FacetsUnderTest['sentTo'] = async (department) => {
    const outcomes = ['ok', 'errors', 'unavailable', 'timeout', 'cancelled'];
    const lines = outcomes.map(
      (each) => `gateway_subgraph_fetches_total{department="${department}",outcome="${each}"}`,
    );
    lines.push(`gateway_subgraph_retries_total{department="${department}"}`);
    return (await Promise.all(lines.map(figure))).reduce((sum, each) => sum + each, 0);
  };
  const dispose = async () => {
    await gateway.stop();
    await Promise.all([...all, ...started].map((each) => each.stop()));
    await rm(folder, { recursive: true });
  };
  return { ...gateway, proxies, variables: own, ask, figure, sentTo, dispose, [Symbol.asyncDispose]: dispose };
}
