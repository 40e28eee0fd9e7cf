import type { MigrationInterface, QueryRunner } from 'typeorm';

const reasons = `'NO_CONSENT', 'UNSUBSCRIBED', 'NO_ADDRESS', 'BOUNCED', 'OPEN_COMPLAINT', 'WEEKLY_LIMIT', 'QUIET_HOURS'`;

const up = [
  `ALTER TABLE marketing.campaigns
    ADD COLUMN segment_id uuid CONSTRAINT campaigns_segment_id_fkey REFERENCES marketing.segments (id)`,
  `ALTER TABLE marketing.campaign_messages
    ADD COLUMN due_at timestamptz(3),
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    ADD COLUMN handed_over_at timestamptz(3),
    ADD COLUMN in_doubt boolean NOT NULL DEFAULT false,
    ADD COLUMN problem text,
    ADD COLUMN held_because text CONSTRAINT campaign_messages_held_because CHECK (held_because IN (${reasons})),
    ADD CONSTRAINT campaign_messages_held CHECK (held_because IS NULL OR status = 'HELD')`,
  `CREATE INDEX campaign_messages_due_at ON marketing.campaign_messages (due_at, id) WHERE status = 'QUEUED'`,
  `CREATE INDEX campaign_messages_unsettled ON marketing.campaign_messages (campaign_id)
    WHERE due_at IS NOT NULL AND (status = 'QUEUED' OR status = 'SENT' AND handed_over_at IS NULL AND NOT in_doubt)`,
  'CREATE INDEX campaign_messages_sent_at ON marketing.campaign_messages (sent_at) WHERE due_at IS NOT NULL',
  // Nobody gets one campaign twice, under whatever id or address.
  `CREATE UNIQUE INDEX campaign_messages_once ON marketing.campaign_messages (campaign_id, customer_id)
    WHERE due_at IS NOT NULL`,
  `CREATE UNIQUE INDEX campaign_messages_recipient ON marketing.campaign_messages (campaign_id, recipient)
    WHERE due_at IS NOT NULL AND recipient IS NOT NULL`,
  `CREATE TABLE marketing.hold_overrides (
    id uuid CONSTRAINT hold_overrides_pkey PRIMARY KEY,
    campaign_id uuid NOT NULL CONSTRAINT hold_overrides_campaign_id_fkey REFERENCES marketing.campaigns (id),
    reason text NOT NULL CONSTRAINT hold_overrides_reason
      CHECK (reason IN ('BOUNCED', 'OPEN_COMPLAINT', 'WEEKLY_LIMIT', 'QUIET_HOURS')),
    because text NOT NULL,
    decided_by text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now())`,
  'CREATE UNIQUE INDEX hold_overrides_campaign_id ON marketing.hold_overrides (campaign_id, reason)',
];

const down = [
  'DROP TABLE marketing.hold_overrides',
  ...['recipient', 'once', 'sent_at', 'unsettled', 'due_at'].map(
    (name) => `DROP INDEX marketing.campaign_messages_${name}`,
  ),
  `ALTER TABLE marketing.campaign_messages DROP CONSTRAINT campaign_messages_held, DROP COLUMN held_because,
    DROP COLUMN problem, DROP COLUMN in_doubt, DROP COLUMN handed_over_at, DROP COLUMN attempts, DROP COLUMN due_at`,
  'ALTER TABLE marketing.campaigns DROP COLUMN segment_id',
];

/** Sends campaigns: what waits, how handing over went, why a message was held, and what a manager let pass. */
export class CreateSending1764300001001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
