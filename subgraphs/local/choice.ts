import { InvalidArgumentError } from 'commander';
import { ConfigurationError } from '../kit/errors';
import type { Subgraph } from '../kit/subgraph';
import {
  type RemoteSubgraph,
  discoverExamples,
  discoverRemotes,
  discoverSubgraphs,
  exampleNames,
  platform,
} from './registry';

/** What a command line says about which departments are wanted. */
export interface Choice {
  /** These alone, and the platform's; all when left out. */
  only?: readonly string[];
  /** These of examples/departments beside them. */
  with?: readonly string[];
  /** How many processes of its own a department runs as; it runs in the common one when left out. */
  replicas?: ReadonlyMap<string, number>;
}

export interface ChosenSubgraphs {
  /** To be started here, the platform's first. */
  subgraphs: Subgraph[];
  /** Already running elsewhere. */
  remotes: RemoteSubgraph[];
  /** False when the choice is exactly what the committed graph is composed of. */
  isOwnGraph: boolean;
}

/** Reads a list such as finance,hr from a command line; for commander. */
export const departmentList = (given: string): string[] =>
  given
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

const mostReplicas = 16;

/** Reads a list such as customer=2,sales=3 from a command line; for commander. */
export function replicaCounts(given: string): ReadonlyMap<string, number> {
  const counts = departmentList(given).map((each): [string, number] => {
    const [, name, count] = /^([^=]+)=(\d+)$/.exec(each) ?? [];
    if (name && Number(count) >= 1 && Number(count) <= mostReplicas) return [name, Number(count)];
    throw new InvalidArgumentError(
      `It must be a department and a number from 1 to ${mostReplicas}, such as customer=2.`,
    );
  });
  return new Map(counts);
}

const list = (names: readonly string[]): string => names.join(', ') || 'none';

/** The subgraphs that the command line asks for; throws ConfigurationError for names that nobody has. */
export async function chooseSubgraphs({ only, with: beside = [], replicas }: Choice): Promise<ChosenSubgraphs> {
  const [own, remotes, examples] = [await discoverSubgraphs(), discoverRemotes(), exampleNames()];
  const names = [...own, ...remotes].map(({ name }) => name);
  const faults = [
    ...(only ?? [])
      .filter((name) => !names.includes(name))
      .map((name) => `--only: there is no department "${name}"; there are ${list(names)}`),
    ...beside
      .filter((name) => !examples.includes(name))
      .map((name) => `--with: there is no department "${name}" in examples/departments; there are ${list(examples)}`),
    ...beside
      .filter((name) => examples.includes(name) && names.includes(name))
      .map((name) => `--with: "${name}" is also a department in subgraphs; one graph can have only one of them`),
  ];
  const isWanted = ({ name }: { name: string }) => !only || name === platform || only.includes(name);
  const startable = [...own.filter(isWanted).map(({ name }) => name), ...beside];
  faults.push(
    ...[...(replicas?.keys() ?? [])]
      .filter((name) => !startable.includes(name))
      .map((name) => `--replicas: "${name}" is not started here; what is: ${list(startable)}`),
  );
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  return {
    subgraphs: [...own.filter(isWanted), ...(await discoverExamples([...new Set(beside)]))],
    remotes: remotes.filter(isWanted),
    isOwnGraph: !only && beside.length === 0,
  };
}
