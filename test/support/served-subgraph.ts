import { pino } from 'pino';
import type { AnswerNeighbour } from '../../subgraphs/kit/neighbours';
import { type ServeOptions, serveSubgraph } from '../../subgraphs/kit/serve';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { signViewerToken } from '../../subgraphs/local/sign-token';
import type { TestDatabase } from './database';
import { testSettings } from './settings';

export const gatewayKey = 'a key for the tokens of the gateway in tests';

export interface ServedSubgraph {
  subgraph: Subgraph;
  url: string;
  /** Value of the Authorization header of an admin that the gateway vouches for. */
  authorization: string;
  post: (
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; text: string; headers: Headers }>;
  /** As a gateway in this process asks it. */
  answer: AnswerNeighbour;
  stop: () => Promise<void>;
}

/** One subgraph over HTTP, as it is reached by whoever gets as far as its address. */
export async function startServedSubgraph(
  subgraph: Subgraph,
  database: TestDatabase,
  options: Partial<ServeOptions> = {},
): Promise<ServedSubgraph> {
  const running = await serveSubgraph(subgraph, {
    host: '127.0.0.1',
    port: 0,
    database: await database.dataSource(subgraph),
    gatewayKey,
    maxViewerAgeSeconds: null,
    defaultCountry: 'KR',
    settings: testSettings,
    log: pino({ level: 'silent' }),
    ...options,
  });
  const viewer = { id: 'test-admin', department: 'platform', role: 'admin' };
  const authorization = `Bearer ${await signViewerToken(viewer, gatewayKey, subgraph.name, 3600)}`;
  return {
    subgraph,
    url: running.url,
    authorization,
    async post(body, headers = { authorization }) {
      const response = await fetch(running.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
    answer: running.answer,
    stop: () => running.stop(),
  };
}
