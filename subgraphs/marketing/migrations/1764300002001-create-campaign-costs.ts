import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What campaigns cost. */
export class CreateCampaignCosts1764300002001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // No updated_at: a row never changes.
    await queryRunner.query(`
      CREATE TABLE marketing.campaign_costs (
        id uuid CONSTRAINT campaign_costs_pkey PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT campaign_costs_campaign_id_fkey REFERENCES marketing.campaigns (id),
        amount numeric(20,4) NOT NULL,
        currency_code text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now())`);
    await queryRunner.query('CREATE INDEX campaign_costs_campaign_id ON marketing.campaign_costs (campaign_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE marketing.campaign_costs');
  }
}
