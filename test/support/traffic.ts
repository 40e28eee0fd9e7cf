import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { followingStatements } from './statements';

/** What one question cost the departments, by their names. */
export interface Cost {
  /** GraphQL requests that arrived at the subgraph's HTTP server. */
  fetches: Record<string, number>;
  /** SQL that the subgraph's connections sent, transaction control left out. */
  statements: Record<string, string[]>;
}

const arrival = 'http.server.request.start';

/** Sees every request and statement of the departments it follows, where they happen: nothing stands in between. */
export class Traffic {
  readonly #departments = new Map<number, string>();
  #cost: Cost = { fetches: {}, statements: {} };

  constructor() {
    subscribe(arrival, this.#count);
  }

  readonly #count = (message: unknown): void => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    const department = this.#departments.get((server.address() as AddressInfo | null)?.port ?? -1);
    if (department === undefined || request.method !== 'POST') return;
    this.#cost.fetches[department] = (this.#cost.fetches[department] ?? 0) + 1;
  };

  follow(department: string, url: string, database: DataSource): void {
    this.#departments.set(Number(new URL(url).port), department);
    const logger = followingStatements((sql) => (this.#cost.statements[department] ??= []).push(sql));
    database.setOptions({ logger });
  }

  /** What was seen since it was asked last. */
  take(): Cost {
    const cost = this.#cost;
    this.#cost = { fetches: {}, statements: {} };
    return cost;
  }

  stop(): void {
    unsubscribe(arrival, this.#count);
  }
}
