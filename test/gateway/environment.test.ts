import { ConfigurationError, readGatewayEnvironment } from '../../gateway/env';

const faultsOf = (source: NodeJS.ProcessEnv): string[] => {
  try {
    readGatewayEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
};

describe('the environment of the gateway', () => {
  it('needs nothing', () => {
    expect(readGatewayEnvironment({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      auth: 'jwt',
      dataDir: '.data',
      supergraph: 'schema/supergraph.graphql',
      corsOrigins: [],
      subgraphUrls: {},
      deadlineMilliseconds: 8000,
      subgraphDeadlineMilliseconds: 3000,
      subgraphDeadlines: {},
      subgraphMaxInFlight: 64,
      circuitBreaker: true,
      maxInFlight: 512,
    });
  });

  it('is frozen', () => {
    const environment = readGatewayEnvironment({});

    expect(() => Object.assign(environment, { auth: 'none' })).toThrow(TypeError);
  });

  it('takes an empty variable as unset', () => {
    expect(readGatewayEnvironment({ PORT: '', JWT_SECRET: '' })).toMatchObject({ port: 4000 });
  });

  it('reads lists, and the addresses and deadlines of subgraphs', () => {
    const environment = readGatewayEnvironment({
      SUBGRAPH_URL_SALES: 'http://a:4001/graphql, http://b:4001/graphql',
      SUBGRAPH_DEADLINE_MS_SALES: '500',
      CORS_ORIGINS: 'https://a.example.com, http://localhost:3000',
      SUBGRAPH_URL_HUMAN_RESOURCES: 'http://hr:4001/graphql',
    });

    expect(environment.corsOrigins).toEqual(['https://a.example.com', 'http://localhost:3000']);
    expect(environment.subgraphUrls).toEqual({
      HUMAN_RESOURCES: 'http://hr:4001/graphql',
      SALES: 'http://a:4001/graphql, http://b:4001/graphql',
    });
    expect(environment.subgraphDeadlines).toEqual({ SALES: 500 });
  });

  it('names all faults at once, with what was expected and what arrived, but no secret', () => {
    const faults = faultsOf({
      PORT: '99999',
      AUTH: 'basic',
      JWT_SECRET: 'too short',
      GATEWAY_KEY: 'short as well',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'https://a.example.com/path',
      SUBGRAPH_URL_SALES: 'sales:4001',
      SUBGRAPH_URL_SUPPORT: 'http://a:4001/graphql,b:4001',
      SUBGRAPH_DEADLINE_MS: '3s',
      SUBGRAPH_DEADLINE_MS_SALES: '0',
      CIRCUIT_BREAKER: 'maybe',
    });

    expect(faults).toEqual([
      'PORT must be a whole number from 0 to 65535, got "99999"',
      'AUTH must be one of jwt, none, got "basic"',
      'JWT_SECRET must have at least 32 characters, got 9 characters',
      'GATEWAY_KEY must have at least 32 characters, got 13 characters',
      'CORS_ORIGINS must be origins such as https://app.example.com, separated by commas, got "https://a.example.com/path"',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, got "loud"',
      'SUBGRAPH_DEADLINE_MS must be a whole number from 1 to 600000, got "3s"',
      'CIRCUIT_BREAKER must be one of on, off, got "maybe"',
      'SUBGRAPH_URL_SALES must be an http or https address, got "sales:4001"',
      'SUBGRAPH_URL_SUPPORT must be an http or https address, got "http://a:4001/graphql,b:4001"',
      'SUBGRAPH_DEADLINE_MS_SALES must be a whole number from 1 to 600000, got "0"',
    ]);
  });

  it('refuses two ways of verifying tokens at once', () => {
    const faults = faultsOf({ JWKS_URL: 'https://login.example.com/keys', JWT_SECRET: 'x'.repeat(32) });

    expect(faults).toEqual([expect.stringContaining('got both')]);
  });
});
