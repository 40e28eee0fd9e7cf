import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createLogger } from '../kit/logger';
import type { OutboxReader } from '../kit/outbox-reader';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { discoverSubgraphs } from './registry';

/** A department that reads others' outboxes, with connections of its own. */
export interface ReadingDepartment {
  name: string;
  readers: readonly OutboxReader[];
  database: DataSource;
  log: Logger;
}

/** Does work for each department that has readers, one after the other, on the database that is configured. */
export async function withReadingDepartments(work: (department: ReadingDepartment) => Promise<void>): Promise<void> {
  const subgraphs = await discoverSubgraphs();
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  const prepared = await prepareDatabase(localEnvironment(), subgraphs, say);
  try {
    for (const subgraph of subgraphs) {
      const { name, outboxReaders: readers = [] } = subgraph;
      if (readers.length === 0) continue;
      const log = createLogger(name, 'warn');
      const database = await prepared.connect(subgraph, log);
      try {
        await work({ name, readers, database, log });
      } finally {
        await database.destroy();
      }
    }
  } finally {
    await prepared.stop();
  }
}
