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

const list = (names: readonly string[]): string => names.join(', ') || 'none';

/** The subgraphs that the command line asks for; throws ConfigurationError for names that nobody has. */
export async function chooseSubgraphs({ only, with: beside = [] }: Choice): Promise<ChosenSubgraphs> {
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
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  const isWanted = ({ name }: { name: string }) => !only || name === platform || only.includes(name);
  return {
    subgraphs: [...own.filter(isWanted), ...(await discoverExamples([...new Set(beside)]))],
    remotes: remotes.filter(isWanted),
    isOwnGraph: !only && beside.length === 0,
  };
}
