import { Command, Option } from 'commander';
import type { Logger } from 'pino';
import { dataSourceOf } from '../kit/database/data-source';
import { ownDatabaseUrl } from '../kit/env';
import { ConfigurationError } from '../kit/errors';
import { type Encoding, encodings } from '../kit/import/decode';
import { helpOf } from '../kit/import/help';
import { ImportError } from '../kit/import/import-error';
import type { ImportOptions } from '../kit/import/import-options';
import type { ImportKind } from '../kit/import/kind';
import { readMapping } from '../kit/import/mapping';
import { checkImport } from '../kit/import/plan';
import { ImportStopped, runImport } from '../kit/import/runner';
import { createLogger } from '../kit/logger';
import { endingSignals, fail } from '../kit/run';
import type { Subgraph } from '../kit/subgraph';
import { chooseSubgraphs, departmentList } from './choice';
import { type LocalEnvironment, localEnvironment, rawEnvironment } from './env';
import { importBar } from './import-progress';
import { prepareDatabase } from './prepared-database';

interface Flags {
  map?: string;
  encoding: Encoding;
  onError: 'skip' | 'stop';
  dryRun?: boolean;
  report?: string;
  with?: string[];
  help?: boolean;
}

interface KindOfSubgraph {
  kind: ImportKind;
  subgraph: Subgraph;
  /** All departments of the database. */
  all: readonly Subgraph[];
}

/** Failed rows told on stderr; the report has all of them. */
const toldFailures = 10;
const say = (message: string) => void process.stderr.write(`${message}\n`);

function commandLine(): { command: Command; kindName?: string; file?: string; flags: Flags } {
  const command = new Command('npm run -s import --')
    .description(
      'Imports records in bulk, through the same rules as the API. The same command again goes on, or changes nothing.',
    )
    .argument('[kind]', 'what the rows are')
    .argument('[file]', '.csv, .csv.gz, .jsonl or .jsonl.gz')
    .option('--map <file>', 'JSON that says which columns are which attributes')
    .addOption(new Option('--encoding <name>', 'of the file').choices(encodings).default('utf-8'))
    .addOption(new Option('--on-error <what>', 'with rows that fail').choices(['skip', 'stop']).default('skip'))
    .option('--dry-run', 'do everything and undo it')
    .option('--report <file>', 'a line of JSON for each row')
    .option('--with <departments>', 'kinds of examples/departments too: finance,hr', departmentList)
    .option('--help', 'with a kind: its attributes')
    .helpOption(false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  const [kindName, file] = command.args;
  return { command, kindName, file, flags: command.opts<Flags>() };
}

/** Connections of the department; its tables are brought up to date first where the owner's credentials are known. */
async function connect({ subgraph, all }: KindOfSubgraph, environment: LocalEnvironment, log: Logger) {
  const ownUrl = ownDatabaseUrl(subgraph.name);
  if (ownUrl !== null && !environment.DATABASE_URL) {
    return { database: await dataSourceOf(subgraph, ownUrl, { log }).initialize(), stop: async () => {} };
  }
  const prepared = await prepareDatabase(environment, all, say);
  return { database: await prepared.connect(subgraph, log), stop: () => prepared.stop() };
}

async function importFile(found: KindOfSubgraph, file: string, flags: Flags): Promise<void> {
  const { kind, subgraph } = found;
  const environment = localEnvironment();
  const log = createLogger('import', rawEnvironment().LOG_LEVEL ? environment.LOG_LEVEL : 'warn');
  const bar = importBar();
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new ImportError('interrupted; the same command goes on from here'));
  let told = 0;
  const options: ImportOptions = {
    file,
    mapping: flags.map === undefined ? null : readMapping(flags.map),
    kinds: subgraph.importKinds,
    encoding: flags.encoding,
    onError: flags.onError,
    dryRun: flags.dryRun,
    report: flags.report,
    timeZone: environment.BUSINESS_TIME_ZONE,
    defaultCountry: environment.DEFAULT_COUNTRY ?? null,
    sharedMailboxes: environment.SHARED_MAILBOXES,
    signal: interrupted.signal,
    log,
    onProgress: (progress) => bar.show(progress),
    onFailed: ({ row, code, message }) => {
      told += 1;
      if (told > toldFailures) return;
      bar.clear();
      say(`row ${row}: ${code} ${message}`);
    },
  };
  // Before a database is opened, which may have to be started for it.
  await checkImport(kind, options);
  // From here on, so that no database that was started for it is left behind; npm sends each Ctrl-C a second time.
  for (const signal of endingSignals) process.on(signal, interrupt);
  // Of a lost connection the import itself tells, if it matters; the last ones are always lost with the database.
  const { database, stop } = await connect(found, environment, log.child({}, { level: 'error' }));
  try {
    const summary = await runImport(database, kind, options).finally(() => bar.clear());
    if (told > toldFailures)
      say(`${told - toldFailures} more rows failed${flags.report ? '' : '; --report FILE tells all'}`);
    if (flags.dryRun) say('dry run: nothing was written');
    process.stdout.write(`${JSON.stringify(summary)}\n`);
  } finally {
    await database.destroy();
    await stop();
  }
}

async function main(): Promise<void> {
  const { command, kindName, file, flags } = commandLine();
  const { subgraphs: all } = await chooseSubgraphs({ with: flags.with });
  const kinds = all.flatMap((subgraph) =>
    subgraph.importKinds.map((kind): KindOfSubgraph => ({ kind, subgraph, all })),
  );
  const names = kinds.map(({ kind }) => kind.kind).join(' ');
  const found = kinds.find(({ kind }) => kind.kind === kindName);
  if (flags.help && kindName === undefined) {
    process.stdout.write(`${command.helpInformation()}\nKinds: ${names}\n`);
  } else if (!found) {
    throw new ConfigurationError(
      kindName === undefined ? `give a kind: ${names}` : `there is no kind "${kindName}": ${names}`,
    );
  } else if (flags.help) {
    process.stdout.write(`${helpOf(found.kind)}\n`);
  } else if (file === undefined) {
    throw new ConfigurationError(`give a file of ${found.kind.kind}`);
  } else {
    await importFile(found, file, flags);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof ImportError)) fail(error);
  say(error.message);
  if (error instanceof ImportStopped) process.stdout.write(`${JSON.stringify(error.summary)}\n`);
  process.exit(1);
});
