import type { MigrationInterface, QueryRunner } from 'typeorm';

// Plans that were made while the tables were empty outlive that (0009).
const byIndex = 'SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off';

// As in CreateStanding but for which messages that came back hold others.
const standing = (bounced: string) => `
  CREATE OR REPLACE FUNCTION marketing.standing(ids uuid[], channels text[], purposes text[], since timestamptz) RETURNS TABLE (
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
          WHERE b.customer_id = ANY (coalesce(person.members, ARRAY[a.id])) AND ${bounced}
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

const cameBack = `b.status = 'BOUNCED'`;
// Of class 4 are those that the same address may take another time.
const cameBackForGood = `${cameBack} AND coalesce(b.bounce_status, '') NOT LIKE '4.%'`;

/** Keeps why a message came back; one that was only not taken in time holds nothing back. */
export class NoteBounces1764300002201 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE marketing.campaign_messages ADD COLUMN bounce_status text');
    await queryRunner.query(standing(cameBackForGood));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(standing(cameBack));
    await queryRunner.query('ALTER TABLE marketing.campaign_messages DROP COLUMN bounce_status');
  }
}
