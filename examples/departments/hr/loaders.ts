import { joinLoaders } from '../../../subgraphs/kit/join-loaders';
import { staffSkillLoaders } from './staff-skill/loaders';

/** All loaders of one request. */
export const createLoaders = joinLoaders(staffSkillLoaders);

export type Loaders = ReturnType<typeof createLoaders>;
