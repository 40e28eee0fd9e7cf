import { rmSync } from 'node:fs';
import type { EmbeddedDatabase } from '../../subgraphs/kit/database/embedded/start';
import type { RunningPgbouncer } from './pgbouncer';

export default async function globalTeardown(): Promise<void> {
  const { testCluster, testPooler } = globalThis as {
    testCluster?: { embedded: EmbeddedDatabase; dataDir: string };
    testPooler?: RunningPgbouncer;
  };
  await testPooler?.stop();
  await testCluster?.embedded.stop();
  if (testCluster) rmSync(testCluster.dataDir, { recursive: true, force: true });
}
