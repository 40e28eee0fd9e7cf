import { rmSync } from 'node:fs';
import type { EmbeddedDatabase } from '../../subgraphs/kit/database/embedded/start';

export default async function globalTeardown(): Promise<void> {
  const { testCluster } = globalThis as { testCluster?: { embedded: EmbeddedDatabase; dataDir: string } };
  await testCluster?.embedded.stop();
  if (testCluster) rmSync(testCluster.dataDir, { recursive: true, force: true });
}
