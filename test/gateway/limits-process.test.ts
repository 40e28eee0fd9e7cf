import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { bombs } from './bombs';
import { type Shop, startShop } from './shop-fixture';

const project = resolve(__dirname, '../..');
const rounds = process.env['LONG'] === '1' ? 20 : 2;

describe('a gateway of its own process', () => {
  let folder: string;
  let shop: Shop;
  let child: ChildProcessWithoutNullStreams;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-limits-'));
    await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
    const compile = ['gateway', '--out-dir', folder, '--config-file', '.swcrc', '--ignore', '**/browser/**', '--quiet'];
    await promisify(execFile)(join(project, 'node_modules/.bin/swc'), compile, { cwd: project });
    shop = await startShop();
    const environment = { PATH: process.env['PATH'], PORT: '0', AUTH: 'none', SUPERGRAPH: shop.supergraphFile };
    child = spawn(process.execPath, ['gateway/main.js'], { cwd: folder, env: environment });
    url = await new Promise((done) => {
      createInterface(child.stderr).on('line', (line) => {
        const address = /"url":"([^"]+)"/.exec(line)?.[1];
        if (address) done(address);
      });
    });
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
    await shop.dispose();
    await rm(folder, { recursive: true });
  });

  const ask = async (query: string) => {
    const startedAt = performance.now();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    await response.text();
    return { status: response.status, milliseconds: performance.now() - startedAt };
  };

  it('survives all bombs within 400 MB, and goes on answering', async () => {
    // Given: a first answer, so that what is loaded lazily is there
    await ask('{ version }');
    const slowest = { name: '', milliseconds: 0 };

    // When: each one differs from those before, as verdicts are kept
    for (let round = 0; round < rounds; round++) {
      for (const [name, { query }] of Object.entries(bombs)) {
        const { status, milliseconds } = await ask(`${query} # ${round}`);
        expect(status).toBe(400);
        if (milliseconds > slowest.milliseconds) Object.assign(slowest, { name, milliseconds });
      }
    }

    // Then: the aim is 250 ms
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const megabytes = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)![1]) / 1e6;
    expect(slowest.milliseconds).toBeLessThan(2500);
    expect(megabytes).toBeLessThan(400);
    expect((await ask('{ version }')).status).toBe(200);
    if (rounds > 2)
      process.stdout.write(
        `slowest refusal ${slowest.name}: ${Math.round(slowest.milliseconds)} ms; ${Math.round(megabytes)} MB\n`,
      );
  });
});
