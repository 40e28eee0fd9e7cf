import { ask, welcomeOf } from '../support/started-system';
import { changedFiles, copyProject } from '../support/project-copy';
import { Workplace } from '../support/workplace';
import { startForeignDepartment } from './foreign-department';

jest.setTimeout(600_000);

// Compiles, composes and tests a whole project of its own: minutes on a busy machine.
const describeLong = process.env.LONG ? describe : describe.skip;

/** What npm run compose and codegen write. */
const generated = /^(schema\/.*\.(graphql|md|json|svg)|docker-compose\.override\.yml)$/;

describeLong('npm run subgraph:new', () => {
  const workplace = new Workplace();
  let cwd: string;
  beforeAll(async () => {
    cwd = workplace.folder('project');
    copyProject(cwd);
    await run('run', '-s', 'build');
  });
  afterAll(() => workplace.clear());

  const run = async (...script: string[]) => {
    const command = workplace.npm(script, { DATA_DIR: workplace.folder('data') }, { cwd });
    const { code } = await command.ended();
    return { code, stdout: command.stdout, stderr: command.stderr };
  };

  it.each([
    [['sales'], 'there is a department "sales" already'],
    [['Logistics'], 'lower-case letters and digits'],
    [['logistics', '--sdl', 'x.graphql'], '--sdl needs --remote beside it'],
    [['logistics', '--remote', 'localhost'], '--remote must be an http or https address'],
  ])('%j ends with 2, says why, and writes nothing', async (parameters, reason) => {
    const { code, stderr } = await run('run', '-s', 'subgraph:new', '--', ...parameters);

    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
    expect(changedFiles(cwd)).toEqual([]);
  });

  it('makes a department that composes, passes its tests and answers, and touches no other', async () => {
    const made = await run('run', '-s', 'subgraph:new', '--', 'logistics');
    const types = await run('run', '-s', 'codegen');
    const checked = await run('exec', '--', 'tsc', '--noEmit');
    const linted = await run('exec', '--', 'eslint', 'subgraphs/logistics');
    const formatted = await run('exec', '--', 'prettier', '--check', 'subgraphs/logistics', '*.yml');
    const tested = await run('exec', '--', 'jest', '--config', 'test/jest.config.js', 'subgraphs/logistics');

    expect([made, types, checked, linted, formatted, tested].filter(({ code }) => code !== 0)).toEqual([]);
    expect(tested.stderr).toMatch(/Tests: +1\d passed, 1\d total/);
    const changed = changedFiles(cwd);
    expect(changed).toContain('subgraphs/logistics/');
    expect(changed.filter((file) => file !== 'subgraphs/logistics/' && !generated.test(file))).toEqual([]);
  });

  it('registers one that lives elsewhere, and the contract counts with it', async () => {
    const foreign = await startForeignDepartment();
    const made = await run('run', '-s', 'subgraph:new', '--', 'freight', '--remote', foreign.url);
    foreign.process.kill();
    const composed = await run('run', '-s', 'codegen');
    const checked = await run('run', '-s', 'schema:check', '--', '--against', 'schema/supergraph.graphql');

    expect([made, composed, checked].filter(({ code }) => code !== 0)).toEqual([]);
    expect(changedFiles(cwd).filter((file) => !generated.test(file))).toEqual([
      'subgraphs/freight/',
      'subgraphs/logistics/',
    ]);
  });

  it('npm start picks it up', async () => {
    const variables = { DATA_DIR: workplace.folder('data'), PORT: '0' };
    const system = workplace.npm(['start', '--', '--empty'], variables, { cwd });
    const { url, token } = await welcomeOf(system);
    const saved = await ask(
      url,
      token,
      `mutation { logisticsRecordSave(input: { idempotencyKey: "1", title: "First",
        customer: { identifiers: [{ kind: EMAIL, value: "mina@example.com" }] } }) { customerCreated } }`,
    );
    const { data } = await ask(
      url,
      token,
      `{ customerByIdentifier(identifier: { kind: EMAIL, value: "mina@example.com" }) {
        logistics { recordCount records { nodes { title } } } support { openTicketCount } } }`,
    );
    await system.stop();

    expect(saved.data).toEqual({ logisticsRecordSave: { customerCreated: true } });
    expect(data.customerByIdentifier).toEqual({
      logistics: { recordCount: 1, records: { nodes: [{ title: 'First' }] } },
      support: { openTicketCount: 0 },
    });
  });
});
