import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installPeers, node } from '../bench/gateway/peers';
import { freePort } from '../support/free-port';
import { project } from '../support/project';
import { startSubgraphProcess } from '../support/subgraph-process';
import { type GraphAnswer, type TestSystem, agentOf, startTestSystem } from '../support/system';
import { inOrder, names, queryOf, variablesOf } from './corpus';
import { tellStory } from './story';

jest.setTimeout(600_000);

const bin = join(project, '.data/bench/peers/node_modules/@graphql-hive/gateway/dist/bin.js');

/** The other router adds what it likes to errors; ours names the department. */
const essence = (answer: GraphAnswer) => {
  const { data, errors = [] } = inOrder(answer);
  return { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions['code'] })) };
};

// It installs the other gateway from npm.
const describeWhenLong = process.env['LONG'] === '1' ? describe : describe.skip;

describeWhenLong('our supergraph, unchanged, behind Hive Gateway', () => {
  let folder: string;
  let system: TestSystem;
  let ids: Record<string, string>;
  let hive: ChildProcess;
  let url: string;
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    installPeers();
    folder = await mkdtemp(join(tmpdir(), 'hive-gateway-'));
    system = await startTestSystem();
    ids = await tellStory(system);
    const locations: Record<string, object> = {};
    for (const { name } of system.subgraphs) {
      const subgraph = await startSubgraphProcess(name, {
        DATA_DIR: folder,
        [`DATABASE_URL_${name.toUpperCase()}`]: system.database.urlFor(name),
        DEFAULT_COUNTRY: 'KR',
        SUBGRAPH_AUTH: 'jwt',
        JWT_SECRET: system.jwtSecret,
      });
      stops.push(() => subgraph.stop());
      locations[name] = { location: subgraph.url };
    }
    const port = await freePort();
    url = `http://127.0.0.1:${port}/graphql`;
    await writeFile(
      join(folder, 'gateway.config.mjs'),
      `export const gatewayConfig = {
        transportEntries: ${JSON.stringify(locations)},
        propagateHeaders: { fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }) },
      };`,
    );
    const supergraph = join(project, 'schema/supergraph.graphql');
    const flags = ['--config-path', 'gateway.config.mjs', '--host', '127.0.0.1', '--port', port, '--fork', '1'];
    hive = spawn(node, [bin, 'supergraph', supergraph, ...flags], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const isUp = () =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      }).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isUp())) {
      if (hive.exitCode !== null) throw new Error(`Hive Gateway ended with ${hive.exitCode}`);
      await pause(200);
    }
  });
  afterAll(async () => {
    if (hive?.exitCode === null) {
      hive.kill();
      await once(hive, 'exit');
    }
    await Promise.all(stops.map((stop) => stop()));
    await system.dispose();
    await rm(folder, { recursive: true });
  });

  it.each(names)('%s is answered like by our gateway', async (name) => {
    const viewer = { ...agentOf('support'), id: 'kim' };
    const query = queryOf(name);
    const variables = variablesOf(query, ids);

    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await system.token(viewer)}` },
      body: JSON.stringify({ query, variables }),
    });

    expect(essence((await response.json()) as GraphAnswer)).toEqual(
      essence(await system.query(query, variables, viewer)),
    );
  });
});
