import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIdempotencyTable } from '../../kit/idempotency';
import { createImportRunTable } from '../../kit/import/checkpoint';

const times = `
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()`;

const tables = [
  `CREATE TABLE marketing.campaigns (
    id uuid CONSTRAINT campaigns_pkey PRIMARY KEY,
    external_system text,
    external_value text,
    name text NOT NULL,
    status text NOT NULL CONSTRAINT campaigns_status
      CHECK (status IN ('DRAFT', 'SENDING', 'PAUSED', 'DONE', 'CANCELLED')),
    channel text NOT NULL CONSTRAINT campaigns_channel CHECK (channel IN ('EMAIL', 'SMS', 'PUSH', 'PHONE', 'KAKAO')),
    purpose text NOT NULL,
    subject text,
    body text,
    started_at timestamptz(3),
    ended_at timestamptz(3),
    ${times},
    CONSTRAINT campaigns_period CHECK (ended_at >= started_at))`,
  'CREATE INDEX campaigns_created_at ON marketing.campaigns (created_at, id)',

  `CREATE TABLE marketing.campaign_messages (
    id uuid CONSTRAINT campaign_messages_pkey PRIMARY KEY,
    external_system text,
    external_value text,
    campaign_id uuid NOT NULL CONSTRAINT campaign_messages_campaign_id_fkey REFERENCES marketing.campaigns (id),
    customer_id uuid NOT NULL,
    subject text,
    body text,
    status text NOT NULL CONSTRAINT campaign_messages_status
      CHECK (status IN ('QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'HELD')),
    sent_at timestamptz(3),
    opened_at timestamptz(3),
    clicked_at timestamptz(3),
    ${times},
    CONSTRAINT campaign_messages_times
      CHECK (status NOT IN ('QUEUED', 'HELD') OR num_nonnulls(sent_at, opened_at, clicked_at) = 0))`,
  'CREATE INDEX campaign_messages_campaign_id ON marketing.campaign_messages (campaign_id)',
  'CREATE INDEX campaign_messages_customer_id ON marketing.campaign_messages (customer_id)',

  `CREATE TABLE marketing.leads (
    id uuid CONSTRAINT leads_pkey PRIMARY KEY,
    external_system text,
    external_value text,
    customer_id uuid NOT NULL,
    campaign_id uuid CONSTRAINT leads_campaign_id_fkey REFERENCES marketing.campaigns (id),
    source text NOT NULL,
    status text NOT NULL CONSTRAINT leads_status CHECK (status IN ('NEW', 'WORKING', 'QUALIFIED', 'DISQUALIFIED')),
    captured_at timestamptz(3) NOT NULL,
    ${times})`,
  'CREATE INDEX leads_captured_at ON marketing.leads (captured_at, id)',
  'CREATE INDEX leads_status_captured_at ON marketing.leads (status, captured_at, id)',
  'CREATE INDEX leads_source_captured_at ON marketing.leads (source, captured_at, id)',
  'CREATE INDEX leads_customer_id ON marketing.leads (customer_id)',
  'CREATE INDEX leads_campaign_id ON marketing.leads (campaign_id) WHERE campaign_id IS NOT NULL',

  `CREATE TABLE marketing.visits (
    id uuid CONSTRAINT visits_pkey PRIMARY KEY,
    external_system text,
    external_value text,
    customer_id uuid NOT NULL,
    campaign_id uuid CONSTRAINT visits_campaign_id_fkey REFERENCES marketing.campaigns (id),
    kind text NOT NULL CONSTRAINT visits_kind CHECK (kind IN ('PAGE', 'PRODUCT', 'CART', 'FORM', 'EVENT')),
    page text,
    sku text,
    at timestamptz(3) NOT NULL,
    ${times})`,
  'CREATE INDEX visits_customer_id ON marketing.visits (customer_id, at, id)',
  'CREATE INDEX visits_campaign_id ON marketing.visits (campaign_id) WHERE campaign_id IS NOT NULL',

  ...['campaigns', 'campaign_messages', 'leads', 'visits'].map(
    (table) =>
      `CREATE UNIQUE INDEX ${table}_external_ref ON marketing.${table} (external_system, external_value)
        WHERE external_value IS NOT NULL`,
  ),
];

/** Campaigns with the messages they sent, and what customers did: became a lead, looked at pages. */
export class CreateCampaigns implements MigrationInterface {
  name = 'CreateCampaigns1763800002001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of tables) await queryRunner.query(statement);
    await createIdempotencyTable(queryRunner, 'marketing');
    await createImportRunTable(queryRunner, 'marketing');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['import_run', 'idempotency', 'visits', 'leads', 'campaign_messages', 'campaigns']) {
      await queryRunner.query(`DROP TABLE marketing.${table}`);
    }
  }
}
