import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type GatewayUnderTest, startGatewayUnderTest } from './gateway-under-test';

const project = resolve(__dirname, '../..');

describe('the process of the gateway', () => {
  let folder: string;
  let departments: GatewayUnderTest;
  beforeAll(async () => {
    // Compiled from the sources of this moment: dist may be older.
    folder = await mkdtemp(join(tmpdir(), 'gateway-process-'));
    await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
    const arguments_ = [
      'gateway',
      '--out-dir',
      folder,
      '--config-file',
      '.swcrc',
      '--ignore',
      '**/browser/**',
      '--quiet',
    ];
    await promisify(execFile)(join(project, 'node_modules/.bin/swc'), arguments_, { cwd: project });
    departments = await startGatewayUnderTest();
  });
  afterAll(async () => {
    await departments.dispose();
    await rm(folder, { recursive: true });
  });

  const start = (variables: NodeJS.ProcessEnv) =>
    spawn(process.execPath, ['gateway/main.js'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: '0', AUTH: 'none', SUPERGRAPH: departments.supergraphFile, ...variables },
    });
  const linesOf = async (child: ChildProcessWithoutNullStreams) => {
    const lines: string[] = [];
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, lines };
  };

  /** From the line of the log that says the gateway is ready. */
  const addressOf = (child: ChildProcessWithoutNullStreams) =>
    new Promise<string>((done) => {
      createInterface(child.stderr).on('line', (line) => {
        const url = /"url":"([^"]+)"/.exec(line)?.[1];
        if (url) done(url);
      });
    });

  it.each(['SIGINT', 'SIGTERM'] as const)('serves any supergraph and stops with code 0 on %s', async (signal) => {
    // Given
    const child = start({});
    const ended = linesOf(child);
    const url = await addressOf(child);

    // When
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ book(id: "b1") { title reviews { count } } }' }),
    });
    child.kill(signal);

    // Then
    expect(await answer.json()).toMatchObject({ data: { book: { title: 'Emma', reviews: { count: 2 } } } });
    expect((await ended).code).toBe(0);
  });

  it('ends with code 2 and every fault when it is configured wrongly', async () => {
    const { code, lines } = await linesOf(start({ PORT: 'x', NODE_ENV: 'production' }));

    expect(code).toBe(2);
    expect(lines).toEqual([
      'The gateway is not configured:',
      expect.stringContaining('PORT must be a whole number'),
      expect.stringContaining('AUTH must be jwt'),
    ]);
  });

  it('ends with code 1 and the reason when there is no supergraph', async () => {
    const { code, lines } = await linesOf(start({ SUPERGRAPH: 'nowhere.graphql' }));

    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('nowhere.graphql');
  });

  it('ends with code 1 and the reason when the port is taken', async () => {
    const { code, lines } = await linesOf(start({ PORT: String(departments.port) }));

    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('EADDRINUSE');
  });
});
