import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutboxCursors, dropOutboxCursors } from '../../kit/outbox-reader';

// Plans that were made while the tables were empty outlive that (0009).
const byIndex = 'SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off';

// Read from support's outbox, whose facts of one customer come in the order of their commits. Support may not be here.
const hasOpenComplaint = `
  CREATE FUNCTION marketing.has_open_complaint(members uuid[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
  DECLARE
    open boolean;
  BEGIN
    IF to_regclass('outbox.support') IS NULL THEN RETURN false; END IF;
    EXECUTE $q$
      SELECT EXISTS (
        SELECT FROM unnest($1) AS member CROSS JOIN LATERAL (
          SELECT o.data #>> '{facts,support.openComplaintCount}' AS count FROM outbox.support o
          WHERE o.subject = member AND o.type = 'support.facts' AND o.data -> 'facts' ? 'support.openComplaintCount'
          ORDER BY o.sequence DESC LIMIT 1) AS latest
        WHERE latest.count::numeric > 0)
    $q$ INTO open USING members;
    RETURN open;
  END $$`;

/*
 * How customers stand to messages of a channel and purpose, each with all their ids. holds are those that last until
 * somebody acts; how many messages the customer got since a time, and the time zone, are for those that pass by
 * themselves.
 */
const standing = `
  CREATE FUNCTION marketing.standing(ids uuid[], channels text[], purposes text[], since timestamptz) RETURNS TABLE (
    "position" int, person uuid, members uuid[], address text, time_zone text, holds text[], recent int)
  LANGUAGE sql STABLE ROWS 50 ${byIndex} AS $$
    WITH asked AS MATERIALIZED (
      SELECT a.* FROM unnest(ids, channels, purposes) WITH ORDINALITY AS a (id, channel, purpose, "position")),
    person AS MATERIALIZED (
      SELECT m.key, array_agg(m.member) AS members FROM identity.members(ids) AS m GROUP BY m.key),
    known AS MATERIALIZED (SELECT r.* FROM identity.recipients(ids) AS r)
    SELECT a."position"::int, coalesce(known.canonical_id, a.id), coalesce(person.members, ARRAY[a.id]), reach.address,
      known.time_zone,
      array_remove(ARRAY[
        CASE WHEN reach.address IS NULL THEN 'NO_ADDRESS' END,
        CASE WHEN consent.state = 'REVOKED' THEN 'UNSUBSCRIBED'
          WHEN consent.state IS DISTINCT FROM 'GRANTED' THEN 'NO_CONSENT' END,
        CASE WHEN EXISTS (
          SELECT FROM marketing.campaign_messages b JOIN marketing.campaigns c ON c.id = b.campaign_id
          WHERE b.customer_id = ANY (coalesce(person.members, ARRAY[a.id])) AND b.status = 'BOUNCED'
            AND c.channel = a.channel AND (b.recipient = reach.address OR b.recipient IS NULL)) THEN 'BOUNCED' END,
        CASE WHEN marketing.has_open_complaint(coalesce(person.members, ARRAY[a.id])) THEN 'OPEN_COMPLAINT' END
      ], NULL),
      sent.count
    FROM asked a
    LEFT JOIN person ON person.key = a.id
    LEFT JOIN known ON known.key = a.id
    CROSS JOIN LATERAL (
      SELECT CASE a.channel WHEN 'EMAIL' THEN known.email WHEN 'PUSH' THEN known.canonical_id::text
        ELSE known.phone END AS address) AS reach
    LEFT JOIN LATERAL (
      SELECT e.state FROM marketing.consent_events e
      WHERE e.customer_id = ANY (coalesce(person.members, ARRAY[a.id])) AND e.channel = a.channel
        AND e.purpose = a.purpose
      ORDER BY e.at DESC, e.id DESC LIMIT 1) AS consent ON true
    CROSS JOIN LATERAL (
      SELECT count(*)::int FROM marketing.campaign_messages s
      WHERE s.customer_id = ANY (coalesce(person.members, ARRAY[a.id])) AND s.sent_at > since) AS sent
  $$`;

// By any channel and purpose, of all at once; what passes by itself is left out.
const contactable = `
  CREATE FUNCTION marketing.contactable(ids uuid[]) RETURNS TABLE (id uuid, contactable boolean)
  LANGUAGE sql STABLE ROWS 50 ${byIndex} AS $$
    WITH granted AS MATERIALIZED (
      SELECT DISTINCT m.key, e.channel, e.purpose FROM identity.members(ids) AS m
      CROSS JOIN LATERAL (SELECT * FROM marketing.consent_events c WHERE c.customer_id = m.member) AS e
      WHERE e.state = 'GRANTED'),
    asked AS MATERIALIZED (
      SELECT array_agg(g.key) AS ids, array_agg(g.channel) AS channels, array_agg(g.purpose) AS purposes FROM granted g),
    reachable AS MATERIALIZED (
      SELECT DISTINCT a.ids[s."position"] AS id FROM asked a
      CROSS JOIN LATERAL marketing.standing(a.ids, a.channels, a.purposes, 'infinity') AS s
      WHERE cardinality(s.holds) = 0)
    SELECT i, EXISTS (SELECT FROM reachable r WHERE r.id = i) FROM unnest(ids) i
  $$`;

/** Says whom marketing may write to, by one function for the graph, the facts and the sending. */
export class CreateStanding1764200002201 implements MigrationInterface {
  name = 'CreateStanding1764200002201';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE marketing.campaign_messages ADD COLUMN recipient text');
    await queryRunner.query(hasOpenComplaint);
    await queryRunner.query(standing);
    await queryRunner.query(contactable);
    await createOutboxCursors(queryRunner, 'marketing');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropOutboxCursors(queryRunner, 'marketing');
    await queryRunner.query('DROP FUNCTION marketing.contactable(uuid[])');
    await queryRunner.query('DROP FUNCTION marketing.standing(uuid[], text[], text[], timestamptz)');
    await queryRunner.query('DROP FUNCTION marketing.has_open_complaint(uuid[])');
    await queryRunner.query('ALTER TABLE marketing.campaign_messages DROP COLUMN recipient');
  }
}
