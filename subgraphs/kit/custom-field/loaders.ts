import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../database/prepared';
import { valueByKey } from '../loaders';
import { tableOf } from '../statement';
import { type CustomFieldContent, CustomFieldValue } from './value-entity';

export type CustomFields = Record<string, CustomFieldContent>;

/** Custom fields of each customer by their keys; of the ids merged into one, whoever was written last holds. */
export const customFieldLoaders = (manager: EntityManager) => ({
  customFieldsByCustomerId: valueByKey<CustomFields, { key: string; fields: CustomFields }>(
    (ids) =>
      queryPrepared(
        manager,
        `SELECT latest.customer::text AS key, jsonb_object_agg(latest.key, latest.value) AS fields
          FROM (
            SELECT DISTINCT ON (m.key, v.key) m.key AS customer, v.key, v.value
            FROM identity.members($1::uuid[]) m
              JOIN ${tableOf(manager, CustomFieldValue)} v ON v.customer_id = m.member
            ORDER BY m.key, v.key, v.updated_at DESC, v.customer_id DESC) latest
          WHERE latest.value IS NOT NULL GROUP BY latest.customer`,
        [ids],
      ),
    ({ fields }) => fields,
    () => ({}),
  ),
});
