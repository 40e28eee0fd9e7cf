import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { NpmProcess } from './npm-process';
import type { GraphAnswer } from './system';

/** What npm start prints when the system answers. */
export interface Welcome {
  url: string;
  page: string;
  token: string;
  /** The command to paste into a shell. */
  command: string;
}

/** Waits for it. */
export async function welcomeOf(started: NpmProcess): Promise<Welcome> {
  const [text] = await started.printed(/\nCustomer Graph is running[^]*\n {2}(curl [^]*'\n)/);
  const part = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  return {
    url: part(/GraphQL +(http\S+)\/graphql\n/),
    page: part(/page +(http\S+)\n/),
    token: part(/\n\n(\S+\.\S+\.\S+)\n\n/),
    command: part(/\n {2}(curl [^]*')\n/),
  };
}

/** Runs a command in a shell, as somebody who pastes it; gives what it writes to stdout. */
export async function paste(command: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', command])).stdout;
}

/** Asks over HTTP; what the answer cost is left out. */
export async function ask(
  url: string,
  token: string | null,
  query: string,
  variables?: object,
): Promise<GraphAnswer & { status: number }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as GraphAnswer;
  return { status: response.status, ...(data && { data }), ...(errors && { errors }) };
}
