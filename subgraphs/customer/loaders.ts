import type { EntityManager } from 'typeorm';
import { customerLoaders } from './customer/loaders';
import { duplicateLoaders } from './duplicates/loaders';
import { identifierLoaders } from './identifier/loaders';
import { lifeCycleLoaders } from './life-cycle/loaders';
import { mergeLoaders } from './merge/loaders';
import { profileLoaders } from './profile/loaders';
import { staffLoaders } from './staff/loaders';
import { timelineLoaders } from './timeline/loaders';

export const createLoaders = (manager: EntityManager) => ({
  ...customerLoaders(manager),
  ...duplicateLoaders(manager),
  ...identifierLoaders(manager),
  ...lifeCycleLoaders(manager),
  ...mergeLoaders(manager),
  ...profileLoaders(manager),
  ...staffLoaders(manager),
  ...timelineLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
