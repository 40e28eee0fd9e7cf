import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment: Record<string, string | number>;
  healthcheck: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  networks: string[];
  ports?: string[];
  restart?: string;
  stop_grace_period?: string;
}

export type Services = Record<string, Service>;

/** Folders of subgraphs. */
export const subgraphNames = (project: string): string[] =>
  readdirSync(join(project, 'subgraphs')).filter((name) =>
    existsSync(join(project, 'subgraphs', name, 'federation.graphql')),
  );

/** A variable that must be set is not; the message is the file's own. */
export class MissingVariable extends Error {
  override name = 'MissingVariable';
}

/** Puts variables in the place of ${NAME}, ${NAME:-default} and ${NAME:?message}, as Compose does. */
export function interpolate(text: string, variables: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, operator?: string, word = '') => {
    const value = variables[name];
    if (value) return value;
    if (operator === '?') throw new MissingVariable(`${name}: ${word}`);
    return operator === '-' ? word : '';
  });
}

function read(file: string, variables?: Record<string, string>): Services {
  const content = parse(
    readFileSync(file, 'utf8'),
    (_key, value: unknown) => (typeof value === 'string' && variables ? interpolate(value, variables) : value),
    { merge: true },
  ) as { services: Services };
  return content.services;
}

/**
 * The services of docker-compose.yml and of the file that npm run compose adds for further departments; without
 * variables as they are written. Throws MissingVariable.
 */
export function services(project: string, variables?: Record<string, string>): Services {
  const all = read(join(project, 'docker-compose.yml'), variables);
  const override = join(project, 'docker-compose.override.yml');
  for (const [name, added] of Object.entries(existsSync(override) ? read(override, variables) : {})) {
    const known = all[name];
    all[name] = { ...known, ...added, environment: { ...known?.environment, ...added.environment } };
    if (known?.depends_on) all[name].depends_on = { ...known.depends_on, ...added.depends_on };
  }
  return all;
}
