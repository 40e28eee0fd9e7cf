import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What won deals teach, without whom they were with. */
export class CreatePlaybooks1764100004203 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sales.playbooks (
        id uuid PRIMARY KEY,
        from_deal_id uuid NOT NULL CONSTRAINT playbooks_of_deal REFERENCES sales.deals (id),
        title text NOT NULL,
        sku text,
        stages text[] NOT NULL,
        kinds text[] NOT NULL,
        steps text[] NOT NULL,
        published_by_id uuid,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now());
      CREATE INDEX playbooks_sku ON sales.playbooks (sku);
      CREATE INDEX playbooks_deal ON sales.playbooks (from_deal_id);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sales.playbooks');
  }
}
