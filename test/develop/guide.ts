import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { project } from '../support/project';

/** Something that the guide has its reader write into a file. */
interface Edit {
  /** A path of the project; may have a * in its last part. */
  file: string;
  /** Where, by a text that the file has once; null: the whole file. */
  place: { side: 'above' | 'below' | 'in place of'; anchor: string } | null;
  text: string;
}

/** A chapter of subgraphs/README.md as its reader goes through it. */
export interface Chapter {
  /** Everything to be typed into a shell, in order. */
  commands: string[];
  edits: Edit[];
  /** Questions to be asked of the gateway. */
  queries: string[];
}

const fenced = /^( *)```(\w+)\n([^]*?)^ *```$/gm;
const target = /\*\*`([^`]+)`\*\*(?:, (above|below|in place of) `(.+)`)?:\n\n$/;

const dedent = (text: string, indent: string) => text.replace(new RegExp(`^${indent}`, 'gm'), '');

/** Reads a chapter: sh is typed, graphql without a file is asked, and what stands below a file's name goes into it. */
export function chapterOf(heading: string): Chapter {
  const guide = readFileSync(join(project, 'subgraphs/README.md'), 'utf8');
  const [, text = ''] = guide.split(`\n## ${heading}\n`);
  const [chapter = ''] = text.split('\n## ');
  const read: Chapter = { commands: [], edits: [], queries: [] };
  for (const match of chapter.matchAll(fenced)) {
    const [, indent = '', language, content = ''] = match;
    const body = dedent(content, indent);
    const [, file, side, anchor] = target.exec(chapter.slice(0, match.index)) ?? [];
    if (file) {
      const place = side && anchor ? { side: side as 'above', anchor } : null;
      read.edits.push({ file, place, text: body.trimEnd() });
    } else if (language === 'sh') read.commands.push(...body.split('\n').filter(Boolean));
    else if (language === 'graphql') read.queries.push(body);
  }
  return read;
}

function pathOf(root: string, file: string): string {
  if (!file.includes('*')) return join(root, file);
  const folder = join(root, dirname(file));
  const [begin = '', end = ''] = basename(file).split('*');
  const found = readdirSync(folder).filter((name) => name.startsWith(begin) && name.endsWith(end));
  if (found.length !== 1) throw new Error(`expected one file ${file}, found ${found.length}`);
  return join(folder, found[0]!);
}

/** Carries an edit out as a person would: at the anchor's indentation, apart by a blank line where its neighbours are. */
export function carryOut(root: string, { file, place, text }: Edit): void {
  const path = pathOf(root, file);
  if (!place) return writeFileSync(path, `${text}\n`, { flag: 'wx' });
  const source = readFileSync(path, 'utf8');
  const parts = source.split(place.anchor);
  if (parts.length !== 2) throw new Error(`${file} has "${place.anchor}" ${parts.length - 1} times, expected once`);
  if (place.side === 'in place of') return writeFileSync(path, parts.join(text));
  const lines = source.split('\n');
  const at = lines.findIndex((line) => line.includes(place.anchor));
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  const block = text.split('\n').map((line) => line && `${indent}${line}`);
  const isAbove = place.side === 'above';
  const isApart = lines[at + (isAbove ? -1 : 1)] === '';
  if (isApart && isAbove) block.push('');
  if (isApart && !isAbove) block.unshift('');
  lines.splice(isAbove ? at : at + 1, 0, ...block);
  writeFileSync(path, lines.join('\n'));
}
