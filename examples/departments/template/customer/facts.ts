import type { Facts } from '../../../../subgraphs/kit/facts';

/** What the facet says of records, for one id alone: figures of merged ids are combined by the platform. */
export const templateFacts: Facts = {
  definitions: [
    {
      path: 'template.recordCount',
      type: 'NUMBER',
      description: 'How many records template keeps of the customer.',
      orderable: true,
      combine: 'SUM',
      absent: 0,
    },
    {
      path: 'template.lastRecordAt',
      type: 'DATETIME',
      description: 'When the latest of them was made; null when there is none.',
      orderable: true,
      combine: 'MAX',
    },
  ],
  sql: `
    SELECT asked.id AS customer_id, jsonb_build_object(
      'template.recordCount', r.records, 'template.lastRecordAt', r.latest) AS facts
    FROM unnest($1::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (
      SELECT count(*) AS records, max(created_at) AS latest FROM template.records WHERE customer_id = asked.id) r`,
};
