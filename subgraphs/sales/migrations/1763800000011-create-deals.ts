import type { MigrationInterface, QueryRunner } from 'typeorm';

const accounts = `
  CREATE TABLE sales.accounts (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    domain text,
    sector text,
    registration_number text,
    external_system text,
    external_value text,
    search_key text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX accounts_external_ref ON sales.accounts (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX accounts_name ON sales.accounts (name, id);

  CREATE TABLE sales.account_members (
    account_id uuid NOT NULL CONSTRAINT account_members_account REFERENCES sales.accounts (id) ON DELETE CASCADE,
    customer_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, customer_id));
  CREATE INDEX account_members_customer ON sales.account_members (customer_id);`;

const deals = `
  CREATE TABLE sales.deal_stages (
    name text PRIMARY KEY,
    position integer NOT NULL,
    status text NOT NULL CONSTRAINT deal_stages_known_status CHECK (status IN ('OPEN', 'WON', 'LOST')),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX deal_stages_position ON sales.deal_stages (position);
  CREATE UNIQUE INDEX deal_stages_status ON sales.deal_stages (name, status);

  CREATE TABLE sales.deals (
    id uuid PRIMARY KEY,
    customer_id uuid,
    account_id uuid CONSTRAINT deals_of_account REFERENCES sales.accounts (id),
    name text NOT NULL,
    external_system text,
    external_value text,
    stage text NOT NULL,
    status text NOT NULL,
    lost_reason text,
    amount numeric(20,4),
    currency_code text,
    sku text CONSTRAINT deals_product REFERENCES sales.products (sku),
    owner_id uuid,
    expected_close_on text,
    revision integer NOT NULL DEFAULT 1,
    closed_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT deals_deal_stage FOREIGN KEY (stage, status)
      REFERENCES sales.deal_stages (name, status) ON UPDATE CASCADE,
    CONSTRAINT deals_closed CHECK ((status = 'OPEN') = (closed_at IS NULL)),
    CONSTRAINT deals_lost_reason CHECK (lost_reason IS NULL OR status = 'LOST'),
    CONSTRAINT deals_money CHECK (amount >= 0 AND (amount IS NULL) = (currency_code IS NULL)),
    CONSTRAINT deals_expected_close_on CHECK (expected_close_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'));
  CREATE UNIQUE INDEX deals_external_ref ON sales.deals (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX deals_created_at ON sales.deals (created_at, id);
  CREATE INDEX deals_customer ON sales.deals (customer_id, created_at);
  CREATE INDEX deals_account ON sales.deals (account_id, created_at);
  CREATE INDEX deals_owner ON sales.deals (owner_id, created_at);
  CREATE INDEX deals_stage ON sales.deals (stage, created_at);
  CREATE INDEX deals_status ON sales.deals (status, created_at);
  CREATE INDEX deals_closed_at ON sales.deals (closed_at);
  CREATE INDEX deals_amount ON sales.deals (amount);

  CREATE TABLE sales.deal_stage_changes (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_stage_changes_of_deal REFERENCES sales.deals (id) ON DELETE CASCADE,
    from_stage text,
    to_stage text NOT NULL,
    at timestamptz(3) NOT NULL,
    actor_id uuid,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE INDEX deal_stage_changes_deal ON sales.deal_stage_changes (deal_id, at, id);

  ALTER TABLE sales.orders ADD CONSTRAINT orders_of_deal FOREIGN KEY (deal_id) REFERENCES sales.deals (id);`;

const activities = `
  CREATE TABLE sales.activities (
    id uuid PRIMARY KEY,
    customer_id uuid,
    deal_id uuid CONSTRAINT activities_of_deal REFERENCES sales.deals (id),
    in_reply_to_id uuid CONSTRAINT activities_reply REFERENCES sales.activities (id),
    external_system text,
    external_value text,
    kind text NOT NULL,
    occurred_at timestamptz(3) NOT NULL,
    note text,
    actor_id uuid,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT activities_not_own_reply CHECK (in_reply_to_id <> id));
  CREATE UNIQUE INDEX activities_external_ref ON sales.activities (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX activities_occurred_at ON sales.activities (occurred_at, id);
  CREATE INDEX activities_customer ON sales.activities (customer_id, occurred_at);
  CREATE INDEX activities_deal ON sales.activities (deal_id, occurred_at);
  CREATE INDEX activities_actor ON sales.activities (actor_id, occurred_at);
  CREATE INDEX activities_kind ON sales.activities (kind, occurred_at);
  CREATE INDEX activities_in_reply_to ON sales.activities (in_reply_to_id) WHERE in_reply_to_id IS NOT NULL;`;

/** Accounts with their people, deals with their stages, and what was done for both. */
export class CreateDeals1763800000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statements of [accounts, deals, activities]) await queryRunner.query(statements);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sales.orders DROP CONSTRAINT orders_of_deal');
    await queryRunner.query(
      `DROP TABLE sales.activities, sales.deal_stage_changes, sales.deals, sales.deal_stages, sales.account_members,
        sales.accounts`,
    );
  }
}
