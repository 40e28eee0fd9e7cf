import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { SignJWT } from 'jose';
import type { GatewayFigures } from './gateway-report';
import { cores, installPeers, node, peersOver, type RunningPeer, startDepartments, startPeer } from './peers';

const jwtSecret = 'a secret for tokens that only benchmarks use';

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

interface Load {
  rounds: number;
  sliceMilliseconds: number;
  connections: number;
  /** All requests ask for the same customers. */
  isSame?: boolean;
  /** Pause of each client after each answer; 0: none. */
  pauseMilliseconds?: number;
}

/** Gateways over one supergraph and the same departments, each a process of its own. */
export class BenchedGateways {
  readonly peers: RunningPeer[] = [];
  readonly #processes: ChildProcess[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'customer-graph-bench-'));
  #headers: Record<string, string> = {};

  /** only: parts of peers' names; null: all. */
  static async start(only: readonly string[] | null): Promise<BenchedGateways> {
    const benched = new BenchedGateways();
    await benched.#start(only);
    return benched;
  }

  async #start(only: readonly string[] | null): Promise<void> {
    installPeers();
    const { departments, process: child } = await startDepartments();
    this.#processes.push(child);
    const services = departments.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
    const { supergraphSdl, errors } = composeServices(services);
    if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
    writeFileSync(join(this.#folder, 'supergraph.graphql'), supergraphSdl);
    const token = await new SignJWT({ department: 'support', role: 'agent' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('customer-graph')
      .setAudience('customer-graph')
      .setSubject('kim')
      .setIssuedAt()
      .setExpirationTime('2 h')
      .sign(new TextEncoder().encode(jwtSecret));
    this.#headers = { authorization: `Bearer ${token}` };
    for (const each of peersOver({ departments, folder: this.#folder, fetches, jwtSecret })) {
      if (only && !only.some((part) => each.name.includes(part))) continue;
      const { peer, process: started } = await startPeer({ ...each, headers: this.#headers });
      this.#processes.push(started);
      this.peers.push(peer);
    }
  }

  stop(): void {
    for (const child of this.#processes) child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Loads them in turn, from a process that does nothing else. */
  async drive(load: Load): Promise<GatewayFigures[]> {
    const orders = join(this.#folder, 'drive.json');
    writeFileSync(orders, JSON.stringify({ gateways: this.peers, ...load, query, headers: this.#headers }));
    const drive = join(__dirname, 'drive.mjs');
    const { stdout } = await promisify(execFile)('taskset', ['-c', cores.others, node, drive, orders]);
    return JSON.parse(stdout) as GatewayFigures[];
  }

  /** The data of the page that starts at one customer. */
  async pageOf({ url }: RunningPeer): Promise<unknown> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#headers },
      body: JSON.stringify({ query, variables: { first: 20, after: '500' } }),
    });
    const { data } = (await answer.json()) as { data: unknown };
    return data;
  }
}
