import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { DataSource, EntityManager, MigrationInterface } from 'typeorm';
import type { BackgroundServices, BackgroundTask } from './background';
import type { Context } from './context';
import type { Facts } from './facts';
import type { ImportKind } from './import/kind';
import type { OutboxReader } from './outbox-reader';
import type { PastRecords } from './past-events';
import type { PersonalData } from './personal-data';
import type { PublicPath } from './public-path';
import type { Settings } from './settings';

/** What a subgraph's own addresses are made of. */
export interface RouteParts {
  database: DataSource;
  /** What the gateway signs its questions with. */
  gatewayKey: string;
  /** Country of phone numbers written without one. */
  defaultCountry: string | null;
  settings: Settings;
  log: Logger;
}

/** Everything that makes a department's subgraph; the default export of its subgraph.ts. */
export interface Subgraph<Loaders = unknown> {
  /** Schema, role and department name; lower case. */
  name: string;
  /** Where it listens when it is started alone. */
  port: number;
  /** Folder whose .graphql files make the schema. */
  directory: string;
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
  /** Database roles, beside that of every department, whose rights this subgraph's role has. */
  databaseGroups?: string[];
  resolvers: object;
  /** Makes the loaders of one request. */
  createLoaders(manager: EntityManager): Loaders;
  /** Kinds of records that npm run import understands. */
  importKinds: ImportKind[];
  /** Figures about customers that the department keeps published for filters and orders over all departments. */
  facts?: Facts;
  /** Records whose events npm run rebuild publishes when they are older than the outbox. */
  pastRecords?: PastRecords[];
  /** How it forgets a person; left out, it holds nothing of anybody. */
  personalData?: PersonalData;
  /** Readers of all departments' outboxes; their cursors are in this subgraph's schema. */
  outboxReaders?: OutboxReader[];
  /** Work beside the requests. */
  background?(services: BackgroundServices): BackgroundTask[];
  /** Addresses beside /graphql. They say themselves who may come in. */
  routes?(parts: RouteParts): RequestHandler;
  /** Those of its addresses that the gateway opens to people without a token. */
  publicPaths?: PublicPath[];
}

export type Resolvers<Loaders> = GraphQLResolverMap<Context<Loaders>>;

/** Keeps the type of the loaders while the subgraph joins others in one list. */
export const defineSubgraph = <Loaders>(subgraph: Subgraph<Loaders>): Subgraph => subgraph;
