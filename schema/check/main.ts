import { Command, InvalidArgumentError } from 'commander';
import { fail } from '../../subgraphs/kit/run';
import { discoverGraph } from '../../subgraphs/local/registry';
import { subgraphSdl } from '../graph';
import { checkContract } from './contract';
import { graphToken } from './env';
import { publishedAt, publishedByGit } from './published-graph';
import { recordedOperations } from './recorded-operations';
import { changesText, findingText } from './report';

interface Flags {
  against?: string;
  base?: string;
  operations: string[];
  today: string;
  json?: boolean;
}

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('must be a day as yyyy-mm-dd');
}

const readFlags = (): Flags =>
  new Command('npm run schema:check --')
    .description(
      'Checks whether the subgraphs keep the rules of the graph and the promises made to clients. ' +
        'Ends with 0 when they do, with 1 when they do not.',
    )
    .option('--against <graph>', 'file with a supergraph or an API schema, or address of a running gateway')
    .option('--base <ref>', 'the graph as it was committed where this branch left ref (default: origin/main or main)')
    .option('--operations <folder...>', 'more recorded operations, a folder for each client', [])
    .option('--today <day>', 'the day that removals are judged by', day, new Date().toISOString().slice(0, 10))
    .option('--json', 'findings and changes as JSON on stdout')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse()
    .opts<Flags>();

/** Prints what is wrong and what clients see change; run from the project's root. */
async function main(): Promise<void> {
  const { against, base, operations: folders, today, json } = readFlags();
  const found = against ? await publishedAt(against, graphToken()) : await publishedByGit(base);
  const published = 'missing' in found ? null : found;
  const operations = recordedOperations(folders);
  const { findings, changes } = await checkContract(subgraphSdl(await discoverGraph()), {
    published,
    operations,
    today,
  });
  if (json) {
    const text = JSON.stringify({ against: published?.from ?? null, today, findings, changes }, null, 2);
    process.stdout.write(`${text}\n`);
  } else {
    const compared = 'missing' in found ? `nothing: ${found.missing}` : found.from;
    process.stdout.write(`Compared with ${compared}; ${operations.length} recorded operations.\n`);
    const seen = changesText(changes);
    if (seen) process.stdout.write(`\nWhat clients see change:\n\n${seen}\n`);
    if (findings.length === 0) process.stdout.write('The contract holds.\n');
  }
  if (findings.length === 0) return;
  process.stderr.write(`${findings.map(findingText).join('\n\n')}\n\nRefused: ${findings.length}.\n`);
  process.exitCode = 1;
}

main().catch(fail);
