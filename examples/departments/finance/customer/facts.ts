import type { Facts } from '../../../../subgraphs/kit/facts';

/** What the facet says of invoices that does not change by time alone, for one id; the platform combines merged ids. */
export const financeFacts: Facts = {
  definitions: [
    {
      path: 'finance.openInvoiceCount',
      type: 'NUMBER',
      description: 'How many invoices of the customer are not paid.',
      orderable: true,
      combine: 'SUM',
      absent: 0,
    },
    {
      path: 'finance.lastIssuedOn',
      type: 'DATE',
      description: "The day of the customer's latest invoice; null when there is none.",
      orderable: true,
      combine: 'MAX',
    },
  ],
  sql: `
    SELECT asked.id AS customer_id, jsonb_build_object(
      'finance.openInvoiceCount', i.open, 'finance.lastIssuedOn', i.latest) AS facts
    FROM unnest($1::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE paid_on IS NULL) AS open, max(issued_on) AS latest
      FROM finance.invoices WHERE customer_id = asked.id) i`,
};
