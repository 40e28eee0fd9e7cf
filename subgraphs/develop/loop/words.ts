/** Their message is written to be read. By name: the module that threw may be a later copy of the one we have. */
const foreseen = /^(ConfigurationError|EnvironmentError|StartError|DatabaseStartError)$/;
const someoneElses = /^\s+at .*(node_modules|node:internal|subgraphs\/develop\/)/;

/** What went wrong, for the person who wrote it: foreseen faults by their message, others with the places in the sources. */
export function wordsOf(error: unknown, treeFolder: string): string {
  const { name = '', message = String(error), stack = message } = error as Partial<Error>;
  const text = foreseen.test(name) ? message : stack;
  const lines = text.split('\n').filter((line) => !someoneElses.test(line));
  return lines.join('\n').replaceAll(`${treeFolder}/`, '');
}
