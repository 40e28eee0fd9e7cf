import { join } from 'node:path';
import type { Composer as ComposerClass } from '../../subgraphs/develop/loop/composer';
import { discoverSubgraphs } from '../../subgraphs/local/registry';
import { project } from '../support/project';

// As it is built: its worker is a file of its own.
const built = join(project, 'dist/subgraphs/develop/loop/composer.js');
const { Composer } = jest.requireActual<{ Composer: typeof ComposerClass }>(built);

test('whoever waits for a composition is told when it is stopped', async () => {
  const [platform] = await discoverSubgraphs(['customer']);
  const composer = new Composer();

  const composing = composer.compose([platform!]);
  await Promise.all([expect(composing).rejects.toThrow('ended before this was composed'), composer.stop()]);
});
