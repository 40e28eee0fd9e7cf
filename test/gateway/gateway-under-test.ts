import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { type GatewayEnvironment, readGatewayEnvironment } from '../../gateway/env';
import type { PageTab } from '../../gateway/page/page';
import { type RunningGateway, startGateway } from '../../gateway/server';
import type { Neighbour } from '../../gateway/transport/neighbour';
import { composeLibrary, type Department, startLibrary, startReviews } from './library-fixture';

export const jwtSecret = 'a secret for tokens that only tests use';
export const gatewayKey = 'a key between gateway and subgraphs of tests';

/** A gateway before library and reviews, all real servers on loopback. */
export interface GatewayUnderTest extends RunningGateway {
  library: Department;
  reviews: Department;
  supergraphFile: string;
  ask(body: object, headers?: Record<string, string>, signal?: AbortSignal): Promise<GraphQLAnswer>;
  dispose(): Promise<void>;
}

export interface GraphQLAnswer {
  status: number;
  text: string;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what it asked for.
  data: any;
  extensions?: Record<string, unknown>;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined;
}

/** Starts it; reviews may be replaced by a server that misbehaves. */
export async function startGatewayUnderTest(
  settings: Partial<GatewayEnvironment> & {
    reviews?: Department;
    variables?: NodeJS.ProcessEnv;
    pageTabs?: PageTab[];
    /** Answers for reviews as a department of the gateway's own process. */
    neighbour?: Neighbour['answer'];
  } = {},
): Promise<GatewayUnderTest> {
  const { reviews: givenReviews, variables, pageTabs, neighbour, ...overrides } = settings;
  const folder = await mkdtemp(join(tmpdir(), 'gateway-test-'));
  const library = await startLibrary();
  const reviews = givenReviews ?? (await startReviews());
  const supergraphFile = join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, composeLibrary({ library: library.url, reviews: reviews.url }));
  const environment = readGatewayEnvironment({
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    SUPERGRAPH: supergraphFile,
    SUPERGRAPH_POLL_MS: '50',
    JWT_SECRET: jwtSecret,
    GATEWAY_KEY: gatewayKey,
    ...variables,
  });
  const disposeParts = async () => {
    await Promise.all([library.stop(), reviews.stop()]);
    await rm(folder, { recursive: true });
  };
  const neighbours = new Map<string, Neighbour>(neighbour ? [[reviews.url, { answer: neighbour }]] : []);
  const gateway = await startGateway({ ...environment, ...overrides }, { pageTabs, neighbours }).catch(
    async (error: unknown) => {
      await disposeParts();
      throw error;
    },
  );
  const dispose = async () => {
    await gateway.stop();
    await disposeParts();
  };
  const token = await signToken();
  const ask = async (body: object, headers: Record<string, string> = {}, signal?: AbortSignal) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
      signal,
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      headers: response.headers,
      ...(JSON.parse(text) as object),
    } as GraphQLAnswer;
  };
  return { ...gateway, library, reviews, supergraphFile, ask, dispose };
}

/** A token as npm run token makes it; claims and header may be overridden, undefined leaves one out. */
export async function signToken(
  claims: Record<string, unknown> = {},
  { secret = jwtSecret, header = {} }: { secret?: string; header?: Record<string, unknown> } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: 'customer-graph',
    aud: 'customer-graph',
    sub: 'kim',
    department: 'support',
    role: 'agent',
    iat: now,
    exp: now + 600,
    ...claims,
  };
  return new SignJWT(JSON.parse(JSON.stringify(payload)) as object as Record<string, unknown>)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header })
    .sign(new TextEncoder().encode(secret));
}
