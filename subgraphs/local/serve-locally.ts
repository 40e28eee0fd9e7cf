import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { type ServedSubgraph, serveSubgraph } from '../kit/serve';
import { settingsOf } from '../kit/settings';
import type { Subgraph } from '../kit/subgraph';
import type { LocalEnvironment } from './env';

/** A department with its connections. */
export interface Connection {
  subgraph: Subgraph;
  database: DataSource;
  log: Logger;
}

interface LocalService {
  environment: LocalEnvironment;
  gatewayKey: string;
  /** File of the supergraph that the gateway serves. */
  supergraph: string;
  /** null: a token is valid until it expires. */
  maxViewerAgeSeconds: number | null;
}

/** Serves a department on a free port, so that several systems run side by side on one machine. */
export const serveLocally = (
  { subgraph, database, log }: Connection,
  { environment, gatewayKey, supergraph, maxViewerAgeSeconds }: LocalService,
): Promise<ServedSubgraph> =>
  serveSubgraph(subgraph, {
    host: '127.0.0.1',
    port: 0,
    database,
    gatewayKey,
    maxViewerAgeSeconds,
    defaultCountry: environment.DEFAULT_COUNTRY ?? null,
    settings: { ...settingsOf(environment, `http://127.0.0.1:${environment.PORT}`), supergraph },
    directUrl: environment.DATABASE_DIRECT_URL ?? null,
    sharedMailboxes: environment.SHARED_MAILBOXES,
    traceCollector: environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    log,
  });
