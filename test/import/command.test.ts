import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { importBar } from '../../subgraphs/local/import-progress';

const project = join(__dirname, '../..');
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'customer-graph-import-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/**
 * Runs npm run import's own file in a process of its own, with the department's connection alone: the owner's would
 * give the roles, which all tests share, other passwords.
 */
function run(...commandLine: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'dist/subgraphs/local/import.js'), ...commandLine],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, DATABASE_URL_CUSTOMER: database.urlFor('customer'), DATA_DIR: folder },
    },
  );
  return { status, stdout, stderr, last: stdout.trim().split('\n').at(-1) };
}

function fileOf(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const staff = 'externalRef,name,team\nkim,Kim Min-jun,Seoul\n,Nobody,\nlee,Lee Ji-woo,\n';

describe('the import command', () => {
  it('imports, tells failed rows on stderr and the counts in the last line of stdout', () => {
    const report = join(folder, 'report.jsonl');
    const file = fileOf('staff.csv', staff);
    const first = run('staff', file, '--report', report);
    expect(first.stderr).toBe('row 2: INVALID externalRef (column "externalRef") is required\n');
    expect(first.stdout).toBe('{"rows":3,"created":2,"updated":0,"unchanged":0,"failed":1}\n');
    expect(first.status).toBe(0);
    expect(readFileSync(report, 'utf8').split('\n')).toHaveLength(4);
    expect(run('staff', file).last).toBe('{"rows":3,"created":0,"updated":0,"unchanged":2,"failed":1}');
  });

  it('uses a mapping, and writes nothing in a dry run', () => {
    const map = fileOf(
      'map.json',
      JSON.stringify({ columns: { who: ['externalRef', 'name'] }, constants: { team: 'A' } }),
    );
    const file = fileOf('people.csv', 'who\nPark\n');
    expect(run('staff', file, '--map', map, '--dry-run')).toMatchObject({
      status: 0,
      stderr: 'dry run: nothing was written\n',
      last: '{"rows":1,"created":1,"updated":0,"unchanged":0,"failed":0}',
    });
    expect(run('staff', file, '--map', map).last).toBe('{"rows":1,"created":1,"updated":0,"unchanged":0,"failed":0}');
  });

  it('ends with 1 when it stopped at a failed row, with nothing of that batch written', () => {
    const file = fileOf('stop.csv', staff);
    const stopped = run('staff', file, '--on-error', 'stop');
    expect(stopped).toMatchObject({
      status: 1,
      last: '{"rows":1,"created":0,"updated":0,"unchanged":0,"failed":1}',
    });
    expect(stopped.stderr).toContain('row 2 failed and the import stopped before its batch was written');
  });

  it('lists the attributes of a kind, and the kinds', () => {
    expect(run('staff', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/\* name +text/) as string,
    });
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Kinds: .*\bstaff\b/m) as string });
  });

  it.each<[string[], RegExp]>([
    [[], /give a kind: .*staff/],
    [['stuff', 'x.csv'], /there is no kind "stuff": .*staff/],
    [['staff'], /give a file of staff/],
    [['staff', 'nowhere.csv'], /nowhere\.csv: there is no such file/],
    [['staff', 'x.csv', 'y.csv'], /too many arguments/],
    [['staff', 'x.csv', '--encoding', 'latin1'], /Allowed choices are utf-8, cp949/],
    [['staff', 'x.csv', '--colour'], /unknown option '--colour'/],
    [['staff', 'x.csv', '--map', 'nowhere.json'], /--map: nowhere\.json cannot be read/],
  ])('ends with 2 and says which argument is wrong: %j', (commandLine, message) => {
    const { status, stdout, stderr } = run(...commandLine);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });

  it('ends with 2 for columns that are no attributes and mappings that do not fit', () => {
    const file = fileOf('odd.csv', 'externalRef,nmae\n1,Kim\n');
    expect(run('staff', file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/"nmae"; there are .*\bname\b/) as string,
    });
    const broken = fileOf('broken.json', '{"columns": }');
    expect(run('staff', file, '--map', broken)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is not JSON/) as string,
    });
  });
});

describe('the progress bar', () => {
  const written = (isTTY: boolean) => {
    const lines: string[] = [];
    const stream = { isTTY, write: (line: string) => lines.push(line) } as unknown as NodeJS.WriteStream;
    const bar = importBar(stream);
    bar.show({ bytesRead: 50, bytesTotal: 100, rows: 250 });
    bar.show({ bytesRead: 50, bytesTotal: 100, rows: 250 });
    bar.clear();
    return lines;
  };

  it('shows share and rows on a terminal, and nothing elsewhere', () => {
    expect(written(true)).toEqual([`\r\u001b[K[${'█'.repeat(15)}${'░'.repeat(15)}] 50 % 250 rows`, '\r\u001b[K']);
    expect(written(false)).toEqual([]);
  });
});
