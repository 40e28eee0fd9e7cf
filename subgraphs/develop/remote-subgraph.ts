import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { ConfigurationError, StartError } from '../kit/errors';

interface Remote {
  name: string;
  url: string;
  /** File with its SDL; null: it is asked. */
  sdlFile: string | null;
}

const patienceMilliseconds = 10_000;

async function publishedSdl(url: string): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const { data } = (await response.json()) as { data?: { _service?: { sdl?: unknown } } };
    const sdl = data?._service?.sdl;
    if (typeof sdl === 'string') return sdl;
    throw new Error(`it answers with status ${response.status} and without an SDL`);
  } catch (cause) {
    const { message } = cause as Error;
    throw new StartError(
      `--remote must lead to a Federation subgraph that answers { _service { sdl } }, got ${url}: ${message}. ` +
        'Give its SDL with --sdl FILE',
      { cause },
    );
  }
}

/** Content of the files that make a subgraph of another repository a part of the graph, by path. */
export async function remoteFiles({ name, url, sdlFile }: Remote): Promise<Map<string, string>> {
  const sdl = sdlFile === null ? await publishedSdl(url) : await readFile(sdlFile, 'utf8');
  let readable: string;
  try {
    readable = print(parse(sdl));
  } catch (error) {
    throw new ConfigurationError(`the SDL of ${name} is not GraphQL: ${(error as Error).message}`);
  }
  const folder = join('subgraphs', name);
  return new Map([
    [join(folder, 'remote.json'), `${JSON.stringify({ url }, null, 2)}\n`],
    [join(folder, 'schema.graphql'), `${readable}\n`],
  ]);
}
