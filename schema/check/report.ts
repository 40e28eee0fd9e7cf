import type { Finding } from './finding';
import type { GraphChange } from './graph-changes';

const headings: Partial<Record<GraphChange['kind'], string>> = {
  added: 'Added',
  deprecated: 'Deprecated',
  removed: 'Removed',
  incompatible: 'Changed so that clients break',
  changed: 'Changed',
};

/** One finding as lines of text: rule, element and owner, what is wrong, who breaks, what to do. */
export function findingText({ rule, element, owners, problem, clients, fix }: Finding): string {
  const owner = owners.length > 0 ? owners.join(', ') : 'nobody that is known';
  const breaks = clients.map(({ client, operations }) => `${client} (${operations.join(', ')})`).join(', ');
  return [
    `${rule}: ${element}, owned by ${owner}`,
    `  ${problem}`,
    ...(breaks ? [`  breaks: ${breaks}`] : []),
    `  fix: ${fix}`,
  ].join('\n');
}

/** What clients see change, as Markdown that fits into schema/CHANGELOG.md; empty when they see nothing new. */
export function changesText(changes: readonly GraphChange[]): string {
  const newTypes = new Set(changes.filter(({ kind }) => kind === 'added').map(({ element }) => element));
  const told = changes.filter(({ element }) => !newTypes.has(element.replace(/\..*$/, '')) || newTypes.has(element));
  return Object.entries(headings)
    .flatMap(([kind, heading]) => {
      const own = told.filter((change) => change.kind === kind);
      if (own.length === 0) return [];
      const sentence = (change: GraphChange) =>
        kind === 'added' || kind === 'removed' ? `\`${change.element}\`` : `\`${change.element}\`: ${change.sentence}`;
      return [`**${heading}**`, '', ...own.map((change) => `- ${sentence(change)}`), ''];
    })
    .join('\n');
}
