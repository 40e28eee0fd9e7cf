import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One instruction of a Dockerfile: its word in upper case and what follows it. */
export interface Instruction {
  word: string;
  rest: string;
}

export interface Stage {
  from: string;
  name: string | null;
  instructions: Instruction[];
}

/** The stages of a Dockerfile, in order. */
export function readDockerfile(project: string, file: string): Stage[] {
  const text = readFileSync(join(project, file), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ');
  const stages: Stage[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (!word || rest === undefined) throw new Error(`${file} has a line that is no instruction: ${line}`);
    const [, from, name] = word === 'FROM' ? (/^(\S+)(?: AS (\S+))?$/.exec(rest) ?? []) : [];
    if (from) stages.push({ from, name: name ?? null, instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

/** What an instruction of the stage says; several instructions of one word are several values. */
export const valuesOf = (stage: Stage, word: string): string[] =>
  stage.instructions.filter((one) => one.word === word).map(({ rest }) => rest);

/** An instruction in exec form; throws for one in shell form. */
export function execForm(rest: string): string[] {
  const value: unknown = JSON.parse(rest);
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new Error(`not the exec form: ${rest}`);
  }
  return value;
}
