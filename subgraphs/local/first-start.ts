import type { LocalEnvironment } from './env';
import { importDepartmentData, importExampleData } from './example-data';
import { progressBar } from './progress';
import { exampleDataOf } from './registry';
import type { Connection } from './serve-locally';

/** Imports example data if the database is empty, with a progress bar; whether anything was imported. The platform comes first. */
export async function importWhenEmpty(
  connections: readonly Connection[],
  environment: LocalEnvironment,
  signal: AbortSignal,
): Promise<boolean> {
  const platform = connections[0];
  if (!platform) throw new Error('there is no subgraph to start');
  const bar = progressBar();
  const example = {
    connections: new Map(connections.map((connection) => [connection.subgraph.name, connection])),
    platform: platform.database,
    timeZone: environment.BUSINESS_TIME_ZONE,
    log: platform.log,
    signal,
    onProgress: (kind: string, share: number) => bar.show(kind, share),
  };
  try {
    let { imported } = await importExampleData({ ...example, directory: 'examples/data', now: new Date() });
    for (const directory of exampleDataOf(connections.map(({ subgraph }) => subgraph))) {
      const own = await importDepartmentData({ ...example, directory });
      imported ||= own.imported;
    }
    return imported;
  } finally {
    bar.done();
  }
}
