import type { EntityManager } from 'typeorm';
import { schemaOf } from '../outbox';

/** The fact by which customers are filtered by a custom field: sales.custom.tier. */
export const customFieldPath = (manager: EntityManager, key: string): string => `${schemaOf(manager)}.custom.${key}`;

/** Whether a fact is a custom field of any department. */
export const isCustomFieldPath = (path: string): boolean => path.split('.')[1] === 'custom';
