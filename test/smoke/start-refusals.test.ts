import { createServer } from 'node:net';
import { freePort } from '../support/free-port';
import { Workplace } from '../support/workplace';

jest.setTimeout(60_000);

describe('npm start', () => {
  const workplace = new Workplace();
  afterAll(() => workplace.clear());

  const run = async (variables: Record<string, string>, ...flags: string[]) => {
    const dataDir = workplace.folder('data');
    const started = workplace.npm(['start', '--', '--empty', ...flags], { DATA_DIR: dataDir, ...variables });
    const { code } = await started.ended();
    expect(started.stderr).not.toMatch(/^\s+at /m);
    expect(await workplace.left(started, dataDir)).toEqual([]);
    return { code, stderr: started.stderr };
  };

  it('ends with 1 and names the port and its variable when the port is taken, before it does anything', async () => {
    const port = await freePort();
    const holder = createServer();
    await new Promise<void>((listening) => holder.listen(Number(port), '127.0.0.1', listening));
    const { code, stderr } = await run({ PORT: port });
    await new Promise((closed) => holder.close(closed));

    expect(code).toBe(1);
    expect(stderr).toContain(`PORT must be a free port: ${port} on 127.0.0.1 is in use by another process`);
    expect(stderr).not.toContain('making a new PostgreSQL');
  });

  it('ends with 2 and tells every wrong variable at once, what was expected and what arrived', async () => {
    const { code, stderr } = await run({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      BUSINESS_TIME_ZONE: 'Mars/Olympus',
      DATABASE_URL: 'mysql://root:hunter2@localhost/x',
      DATABASE_URL_SALES: 'sales',
      CORS_ORIGINS: 'example.com',
      SUBGRAPH_URL_SALES: 'localhost:4001',
      AUTH: 'none',
      NODE_ENV: 'production',
    });

    expect(code).toBe(2);
    const faults = stderr.split('\n  ').slice(1);
    expect(faults.sort()).toEqual([
      expect.stringContaining('AUTH must be jwt when NODE_ENV is production, got "none"'),
      expect.stringMatching(/^BUSINESS_TIME_ZONE must be an IANA time zone .*, got "Mars\/Olympus"/),
      expect.stringMatching(/^CORS_ORIGINS must be origins .*, got "example.com"/),
      expect.stringMatching(/^DATABASE_URL must be a postgres:\/\/ URL, got \d+ characters/),
      expect.stringMatching(/^DATABASE_URL_SALES must be a postgres:\/\/ URL, got 5 characters/),
      expect.stringMatching(/^LOG_LEVEL must be one of trace, .*, got "loud"/),
      expect.stringMatching(/^PORT must be a whole number from 0 to 65535, got "99999"/),
      expect.stringMatching(/^SUBGRAPH_URL_SALES must be an http or https address, got "localhost:4001"/),
    ]);
    expect(stderr).not.toContain('hunter2');
  });

  it('ends with 1 and says where DATABASE_URL leads, without the password, when nothing answers there', async () => {
    const port = await freePort();
    const { code, stderr } = await run({
      PORT: '0',
      DATABASE_URL: `postgres://somebody:hunter2@localhost:${port}/crm`,
    });

    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`DATABASE_URL must lead to .* lets "somebody" in, got localhost:${port}/crm, .*ECONNREFUSED`),
    );
    expect(stderr).not.toContain('hunter2');
  });

  it.each([
    ['--bogus', "unknown option '--bogus'"],
    ['customers.csv', 'too many arguments'],
  ])('ends with 2 and says which argument is wrong: %s', async (flag, message) => {
    const { code, stderr } = await run({ PORT: '0' }, flag);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
