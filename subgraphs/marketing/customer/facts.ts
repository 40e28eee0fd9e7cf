import type { FactDefinition, Facts } from '../../kit/facts';

const latest = (field: string, description: string): FactDefinition => ({
  ...{ path: `marketing.${field}`, type: 'DATETIME', description, orderable: true, combine: 'MAX' },
});

/**
 * What the facet says of messages and visits, for one id alone: figures of merged ids are combined by the platform.
 * Whether somebody may be written to is said of the whole person, as no combination of what holds for single ids is.
 */
export const marketingFacts: Facts = {
  definitions: [
    latest('lastSentAt', 'When the latest campaign message was sent; null when none was, or no sending time is known.'),
    latest('lastOpenedAt', 'When a campaign message was opened for the last time; null when none was.'),
    {
      path: 'marketing.contactable',
      type: 'BOOLEAN',
      description:
        'Whether there is any channel and purpose by which the customer may be written to; the weekly limit and quiet hours, which pass by themselves, are left out. false for a customer marketing has not met.',
      orderable: false,
      combine: 'LATEST',
      absent: false,
    },
    latest('lastVisitAt', 'When the latest visit was; null when there is none.'),
  ],
  sql: `
    SELECT c.id AS customer_id, jsonb_build_object(
      'marketing.contactable', jsonb_build_object('value', c.contactable, 'at', clock_timestamp()),
      'marketing.lastSentAt', m.sent, 'marketing.lastOpenedAt', m.opened, 'marketing.lastVisitAt', v.visited) AS facts
    FROM marketing.contactable($1::uuid[]) c
    CROSS JOIN LATERAL (
      SELECT max(sent_at) AS sent, max(opened_at) AS opened
      FROM marketing.campaign_messages WHERE customer_id = c.id) m
    CROSS JOIN LATERAL (SELECT max(at) AS visited FROM marketing.visits WHERE customer_id = c.id) v`,
};
