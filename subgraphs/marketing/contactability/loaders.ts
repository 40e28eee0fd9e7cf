import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Settings } from '../../kit/settings';
import { type Approach, type Standing, standings } from './standing';

/** One statement for all that a request asks. */
export const contactabilityLoaders = (manager: EntityManager) => {
  let loader: DataLoader<Approach, Standing, string> | undefined;
  return {
    /** How customers stand now. */
    standingOf: (settings: Settings) =>
      (loader ??= new DataLoader<Approach, Standing, string>((approaches) => standings(manager, approaches, settings), {
        cacheKeyFn: ({ customerId, channel, purpose }) => JSON.stringify([customerId, channel, purpose]),
      })),
  };
};
