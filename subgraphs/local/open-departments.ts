import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Facts } from '../kit/facts';
import { createLogger } from '../kit/logger';
import type { OutboxReader } from '../kit/outbox-reader';
import type { PastRecords } from '../kit/past-events';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { discoverSubgraphs } from './registry';

/** A department that publishes facts, or reads others' outboxes, with connections of its own. */
export interface OpenDepartment {
  name: string;
  readers: readonly OutboxReader[];
  facts: Facts | undefined;
  pastRecords: readonly PastRecords[];
  database: DataSource;
  log: Logger;
}

type Work = (department: OpenDepartment) => Promise<void>;

/** Does the works in their order, each for one department after the other, on the database that is configured. */
export async function withDepartments(...works: readonly Work[]): Promise<void> {
  const subgraphs = await discoverSubgraphs();
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  const prepared = await prepareDatabase(localEnvironment(), subgraphs, say);
  try {
    for (const work of works) {
      for (const subgraph of subgraphs) {
        const { name, facts, outboxReaders: readers = [], pastRecords = [] } = subgraph;
        if (readers.length === 0 && pastRecords.length === 0 && !facts) continue;
        const log = createLogger(name, 'warn');
        const database = await prepared.connect(subgraph, log);
        try {
          await work({ name, readers, facts, pastRecords, database, log });
        } finally {
          await database.destroy();
        }
      }
    }
  } finally {
    await prepared.stop();
  }
}

/** Does work for each department that has readers. */
export const withReadingDepartments = (work: Work): Promise<void> =>
  withDepartments(async (department) => {
    if (department.readers.length > 0) await work(department);
  });
