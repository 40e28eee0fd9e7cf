import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { ConfigurationError, StartError } from '../../subgraphs/kit/errors';

const run = promisify(execFile);

/** The graph that clients know. */
export interface PublishedGraph {
  /** Where it was found, in words. */
  from: string;
  api: GraphQLSchema;
  /** Who owns what, and what partners see; null when only the API was given. */
  supergraphSdl: string | null;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reads a supergraph or an API schema from its text. Throws a ConfigurationError when it is neither. */
export function readGraph(sdl: string, from: string): PublishedGraph {
  try {
    if (!sdl.includes('join__Graph')) return { from, api: buildSchema(sdl), supergraphSdl: null };
    return {
      from,
      api: Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
        .apiSchema()
        .toGraphQLJSSchema(),
      supergraphSdl: sdl,
    };
  } catch (error) {
    throw new ConfigurationError(`${from} is neither a supergraph nor an API schema: ${messageOf(error)}`);
  }
}

/** Asks a running gateway for the graph that whoever holds the token sees. */
async function askGateway(url: string, token: string | null): Promise<PublishedGraph> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true }) }),
    signal: AbortSignal.timeout(30_000),
  }).catch((error: unknown) => {
    throw new StartError(`${url} cannot be asked: ${messageOf(error)}`);
  });
  const answer = (await response.json().catch(() => null)) as { data?: IntrospectionQuery } | null;
  if (!answer?.data) {
    const hint = response.status === 401 ? '; GRAPH_TOKEN must hold a token such as npm run -s token prints' : '';
    throw new StartError(`${url} did not tell its graph: HTTP ${response.status}${hint}`);
  }
  return { from: url, api: buildClientSchema(answer.data), supergraphSdl: null };
}

/** Reads the graph of a file or, by its http(s) address, of a running gateway. */
export async function publishedAt(location: string, token: string | null): Promise<PublishedGraph> {
  if (/^https?:/.test(location)) return askGateway(location, token);
  const sdl = await readFile(location, 'utf8').catch((error: unknown) => {
    throw new ConfigurationError(`${location} cannot be read: ${messageOf(error)}`);
  });
  return readGraph(sdl, location);
}

/** Where the line of published commits may be; what is not pushed yet is not published. */
const branches = ['origin/main', 'main'];

/**
 * The supergraph that was committed where this branch left the main one, so that what others have landed since is
 * not taken for a removal. null, with the reason, where there is no such commit: outside git, or in a shallow clone.
 */
export async function publishedByGit(base?: string): Promise<PublishedGraph | { missing: string }> {
  const git = async (...args: string[]) => (await run('git', args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  for (const branch of base ? [base] : branches) {
    try {
      const commit = (await git('merge-base', 'HEAD', branch)).trim();
      const sdl = await git('show', `${commit}:./schema/supergraph.graphql`);
      return readGraph(sdl, `${branch} (${commit.slice(0, 12)})`);
    } catch (error) {
      if (error instanceof ConfigurationError) throw error;
      if (base) throw new ConfigurationError(`git knows no graph of ${base}: ${messageOf(error).trim()}`);
    }
  }
  return { missing: `git has no commit that this one shares with ${branches.join(' or ')}` };
}
