import type { ImportKind } from './kind';
import { attributesOf } from './kind-attributes';

/** What --help says about a kind: its attributes, those that a row must have marked with an asterisk. */
export function helpOf(kind: ImportKind): string {
  const attributes = attributesOf(kind);
  const width = Math.max(...attributes.map(({ name }) => name.length));
  const lines = attributes.flatMap(({ name, type, note, required, description }) => [
    `  ${required ? '*' : ' '} ${name.padEnd(width)}  ${type}${note ? ` (${note})` : ''}`,
    `    ${' '.repeat(width)}  ${description}`,
  ]);
  const self = kind.defaultRef ? `\nWithout ${kind.defaultRef.attribute} a row is known by its own content.` : '';
  return `Attributes of ${kind.kind} (* every row must have one):\n${lines.join('\n')}\n${self}`.trimEnd();
}
