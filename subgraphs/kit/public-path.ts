/** An address that people without a token reach through the gateway; a route of the subgraph answers it. */
export interface PublicPath {
  /** As in Express: /csat/:token. */
  path: string;
  methods: ('GET' | 'POST')[];
  /** The largest body the gateway lets through. */
  maximumBytes: number;
  /** Request headers the gateway lets through beside content-type, accept, accept-language and user-agent. */
  headers?: string[];
}

/** What a request that came through the gateway's public addresses is signed as. */
export const publicRequest = 'public-request+jwt';

/**
 * All public addresses and the departments behind them. npm run compose writes it to schema/public-paths.json for the
 * gateway, which knows no department.
 */
export const publicPathTable = (subgraphs: readonly { name: string; publicPaths?: readonly PublicPath[] }[]) =>
  subgraphs.flatMap(({ name, publicPaths = [] }) =>
    publicPaths.map(({ path, methods, maximumBytes, headers = [] }) => ({
      department: name,
      path,
      methods,
      maximumBytes,
      headers: headers.map((header) => header.toLowerCase()),
    })),
  );
