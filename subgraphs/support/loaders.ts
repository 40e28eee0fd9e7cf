import type { EntityManager } from 'typeorm';
import { customerLoaders } from './customer/loaders';
import { messageLoaders } from './message/loaders';
import { replyLoaders } from './reply/loaders';
import { ticketLoaders } from './ticket/loaders';

/** All loaders of one request. */
export const createLoaders = (manager: EntityManager) => ({
  ...customerLoaders(manager),
  ...ticketLoaders(manager),
  ...messageLoaders(manager),
  ...replyLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
