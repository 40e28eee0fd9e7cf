export interface ClientEnvironment {
  url: string;
  token: string;
}

/** What the person who runs the program has to put right. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Where the graph is and who is asking; throws a UsageError with all faults at once. */
export function clientEnvironment({ GRAPH_URL, GRAPH_TOKEN }: NodeJS.ProcessEnv = process.env): ClientEnvironment {
  const url = GRAPH_URL || 'http://127.0.0.1:4000/graphql';
  const token = GRAPH_TOKEN ?? '';
  const faults = [
    ...(URL.canParse(url) ? [] : [`GRAPH_URL must be an address, got "${url}"`]),
    ...(token ? [] : ['GRAPH_TOKEN must be a token, such as npm run -s token prints']),
  ];
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return { url, token };
}
