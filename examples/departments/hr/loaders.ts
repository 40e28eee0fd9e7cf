import type { EntityManager } from 'typeorm';
import { staffSkillLoaders } from './staff-skill/loaders';

/** All loaders of one request. */
export const createLoaders = (manager: EntityManager) => ({ ...staffSkillLoaders(manager) });

export type Loaders = ReturnType<typeof createLoaders>;
