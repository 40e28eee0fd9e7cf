import { joinLoaders } from '../kit/join-loaders';
import { customerLoaders } from './customer/loaders';
import { duplicateLoaders } from './duplicates/loaders';
import { identifierLoaders } from './identifier/loaders';
import { lifeCycleLoaders } from './life-cycle/loaders';
import { mergeLoaders } from './merge/loaders';
import { profileLoaders } from './profile/loaders';
import { staffLoaders } from './staff/loaders';
import { timelineLoaders } from './timeline/loaders';

export const createLoaders = joinLoaders(
  customerLoaders,
  duplicateLoaders,
  identifierLoaders,
  lifeCycleLoaders,
  mergeLoaders,
  profileLoaders,
  staffLoaders,
  timelineLoaders,
);

export type Loaders = ReturnType<typeof createLoaders>;
