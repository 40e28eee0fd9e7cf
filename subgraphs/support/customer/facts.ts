import type { Facts } from '../../kit/facts';
import { openStatuses } from '../ticket/status';

const open = openStatuses.map((status) => `'${status}'`).join(', ');

/** What the facet says of tickets, for one id alone: figures of merged ids are combined by the platform. */
export const supportFacts: Facts = {
  definitions: [
    {
      path: 'support.openTicketCount',
      type: 'NUMBER',
      description: "How many of the customer's tickets are open: NEW, OPEN or PENDING.",
      orderable: true,
      combine: 'SUM',
      absent: 0,
    },
    {
      path: 'support.openComplaintCount',
      type: 'NUMBER',
      description: "How many of the customer's open tickets are complaints.",
      orderable: true,
      combine: 'SUM',
      absent: 0,
    },
    {
      path: 'support.lastTicketAt',
      type: 'DATETIME',
      description: "When the customer's latest ticket was opened; null when there is none.",
      orderable: true,
      combine: 'MAX',
    },
    {
      path: 'support.csat',
      type: 'NUMBER',
      description: "The customer's mean score, 1 to 5, over the tickets they scored; null when they scored none.",
      orderable: true,
      combine: 'WEIGHTED_MEAN',
    },
  ],
  sql: `
    SELECT asked AS customer_id, jsonb_build_object(
      'support.openTicketCount', t.open, 'support.openComplaintCount', t.complaints, 'support.lastTicketAt', t.latest,
      'support.csat', c.mean) AS facts
    FROM unnest($1::uuid[]) asked
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status IN (${open})) AS open,
        count(*) FILTER (WHERE status IN (${open}) AND kind = 'COMPLAINT') AS complaints, max(created_at) AS latest
      FROM support.tickets WHERE customer_id = asked) t
    CROSS JOIN LATERAL (
      SELECT CASE WHEN count(*) > 0 THEN jsonb_build_object('value', avg(s.score), 'weight', count(*)) END AS mean
      FROM support.tickets scored JOIN support.csat_scores s ON s.ticket_id = scored.id
      WHERE scored.customer_id = asked AND scored.status <> 'MERGED') c`,
};
