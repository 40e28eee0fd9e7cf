import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { checkContract } from '../../schema/check/contract';
import { readGraph } from '../../schema/check/published-graph';
import { subgraphSdl } from '../../schema/graph';
import { newMigration, registered } from '../../subgraphs/develop/migration-file';
import { discoverGraph } from '../../subgraphs/local/registry';
import { changedFiles, copyProject } from '../support/project-copy';
import { ask, welcomeOf } from '../support/started-system';
import { project } from '../support/project';
import { Workplace } from '../support/workplace';
import { carryOut, chapterOf } from './guide';

jest.setTimeout(900_000);

// The whole walk builds, tests and checks a copy of the project: many minutes on a busy machine.
const describeLong = process.env.LONG ? describe : describe.skip;

const field = chapterOf('Add a field');
const department = chapterOf('Add a subgraph');
const read = (file: string) => readFileSync(join(project, file), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const workplace = new Workplace();
afterAll(() => workplace.clear());

test('a field takes at most five commands and a department three, and all of them exist', () => {
  const commands = [...field.commands, ...department.commands];
  const named = commands.flatMap((command) => /^npm run (?:-s )?([\w:]+)/.exec(command)?.[1] ?? []);

  expect(field.commands.length).toBeLessThanOrEqual(5);
  expect(department.commands.indexOf('npm start')).toBeLessThan(3);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

test('what the guide has one write into files finds its place, compiles, and adds one nullable field', async () => {
  const root = workplace.folder('edited');
  copyProject(root);
  const migration = newMigration(join(root, 'subgraphs/sales'), 'add-order-channel', Date.now());
  const subgraphFile = join(root, 'subgraphs/sales/subgraph.ts');
  const changed = registered(subgraphFile, migration);
  writeFileSync(migration.path, migration.content);
  writeFileSync(subgraphFile, changed);

  for (const edit of field.edits) carryOut(root, edit);
  const code = changedFiles(root).filter((file) => file.endsWith('.ts'));
  for (const file of code) transformFileSync(join(root, file), { configFile: join(root, '.swcrc') });
  const parts = (await discoverGraph()).map((part) => ({ ...part, directory: join(root, 'subgraphs', part.name) }));
  const { findings, changes } = await checkContract(subgraphSdl(parts), {
    published: readGraph(read('schema/supergraph.graphql'), 'the committed graph'),
    operations: [],
    today: '2026-11-28',
  });

  expect(changedFiles(root).filter((file) => !/^(subgraphs|test\/subgraph)\/sales\//.test(file))).toEqual([]);
  expect(findings).toEqual([]);
  expect(changes).toMatchObject([{ kind: 'added', element: 'SalesFacet.lastOrderChannel' }]);
  expect(field.queries.every((query) => query.includes('lastOrderChannel'))).toBe(true);
});

describeLong('the guide, word for word, in a fresh copy', () => {
  let cwd: string;
  let variables: Record<string, string>;
  beforeAll(async () => {
    cwd = workplace.folder('project');
    copyProject(cwd);
    const ports = ['SALES', 'MARKETING', 'SUPPORT', 'CUSTOMER'].map((name) => [`SUBGRAPH_PORT_${name}`, '0']);
    variables = { DATA_DIR: workplace.folder('data'), PORT: '0', ...(Object.fromEntries(ports) as object) };
    await type('npm run -s build');
  });

  /** Types a command into a shell; throws with everything it said unless it ends well. */
  async function type(command: string): Promise<void> {
    const typed = workplace.npm(command.split(' ').slice(1), variables, { cwd });
    const { code } = await typed.ended();
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${typed.stdout}\n${typed.stderr}`);
  }

  it('a field is in the answer of the gateway, and every check is green', async () => {
    const [dev = '', migration = '', ...rest] = field.commands;
    const loop = workplace.npm([...dev.split(' ').slice(1), '--empty'], variables, { cwd });
    const { url, token } = await welcomeOf(loop);
    await type(migration);
    for (const edit of field.edits) carryOut(cwd, edit);
    let answer = await ask(url, token, field.queries[0]!);
    while (answer.errors) answer = await ask(url, token, field.queries[0]!);
    for (const command of rest) await type(command);
    await loop.stop();

    expect(answer.data).toEqual({ customers: { nodes: [] } });
    expect(rest).toContain('npm run check');
  });

  it('a department answers, its tests and the contract are green, and nothing but its folder has changed', async () => {
    execFileSync('git', ['stash', '--include-untracked', '--quiet'], { cwd });
    const start = department.commands.indexOf('npm start');
    for (const command of department.commands.slice(0, start)) await type(command);
    const system = workplace.npm(['start', '--', '--empty'], variables, { cwd });
    const { url, token } = await welcomeOf(system);
    const answer = await ask(url, token, department.queries[0]!);
    await system.stop();
    const checks = department.commands.slice(start + 1).filter((command) => /^npm (test|run check)/.test(command));
    for (const command of checks) await type(command);

    expect(answer).toMatchObject({ status: 200, data: { customers: { nodes: [] } } });
    expect(checks).toHaveLength(2);
    const generated = /^(schema\/.*\.(graphql|md|json|svg)|docker-compose\.override\.yml)$/;
    expect(changedFiles(cwd).filter((file) => file !== 'subgraphs/finance/' && !generated.test(file))).toEqual([]);
  });
});
