import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { SignJWT } from 'jose';
import { reportGateways, type GatewayFigures } from './gateway/gateway-report';
import { cores, installPeers, node, peersOver, type RunningPeer, startDepartments, startPeer } from './gateway/peers';

const jwtSecret = 'a secret for tokens that only benchmarks use';
const rounds = Number(process.env['ROUNDS'] ?? 6);
/** Part of a peer's name: only those are started. */
const only = process.env['ONLY']?.split(',');

const parts = {
  customer: 'id displayName email country createdAt',
  sales: `sales { orderCount lifetimeValue { amount currencyCode } lastOrderAt
    orders(first: 3) { id number placedAt status total { amount currencyCode } } }`,
  marketing: 'marketing { score segments { id name } lastCampaign isContactable }',
  support: 'support { openTicketCount csat tickets(first: 2) { id subject status openedAt } }',
};
const query = `query Page($first: Int!, $after: String) { customers(first: $first, after: $after) {
  nodes { ${Object.values(parts).join('\n')} } pageInfo { hasNextPage endCursor } } }`;
const entities = (selection: string) =>
  `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { ${selection} } } }`;
const fetches = {
  customer: `query($first: Int!, $after: String) { customers(first: $first, after: $after) {
    nodes { ${parts.customer} } pageInfo { hasNextPage endCursor } } }`,
  sales: entities(parts.sales),
  marketing: entities(parts.marketing),
  support: entities(parts.support),
};

let folder: string;
let headers: Record<string, string>;
const processes: ChildProcess[] = [];
const peers: RunningPeer[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'customer-graph-bench-'));
  installPeers();
  const { departments, process: child } = await startDepartments();
  processes.push(child);
  const services = departments.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
  const token = await new SignJWT({ department: 'support', role: 'agent' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('customer-graph')
    .setAudience('customer-graph')
    .setSubject('kim')
    .setIssuedAt()
    .setExpirationTime('2 h')
    .sign(new TextEncoder().encode(jwtSecret));
  headers = { authorization: `Bearer ${token}` };
  for (const each of peersOver({ departments, folder, fetches, jwtSecret })) {
    if (only && !only.some((part) => each.name.includes(part))) continue;
    const { peer, process: started } = await startPeer({ ...each, headers });
    processes.push(started);
    peers.push(peer);
  }
}, 600_000);

afterAll(() => {
  for (const child of processes) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Loads the gateways in turn, from a process that does nothing else. */
async function drive(gateways: readonly RunningPeer[], isSame: boolean): Promise<GatewayFigures[]> {
  const orders = join(folder, 'drive.json');
  const slices = { rounds, sliceMilliseconds: 2_000, connections: 8 };
  writeFileSync(orders, JSON.stringify({ gateways, ...slices, query, headers, isSame }));
  const { stdout } = await promisify(execFile)('taskset', [
    ...['-c', cores.others, node],
    join(__dirname, 'gateway/drive.mjs'),
    orders,
  ]);
  return JSON.parse(stdout) as GatewayFigures[];
}

async function answerOf(url: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables: { first: 20, after: '500' } }),
  });
  const { data } = (await answer.json()) as { data: unknown };
  return data;
}

test('a page of twenty customers with three departments, by gateway', async () => {
  const wanted = await answerOf(peers[0]!.url);
  for (const { url } of peers) expect(await answerOf(url)).toEqual(wanted);
  expect(JSON.stringify(wanted).length).toBeGreaterThan(10_000);

  const distinct = await drive(peers, false);
  const same = process.env['SAME'] ? await drive(peers, true) : null;
  reportGateways({ distinct, same });
}, 1_200_000);
