import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts, dropCustomerCounts } from '../../../../subgraphs/kit/customer-counts';
import { createIdempotencyTable } from '../../../../subgraphs/kit/idempotency';
import { createImportRunTable } from '../../../../subgraphs/kit/import/checkpoint';
import { createOutbox, dropOutbox } from '../../../../subgraphs/kit/outbox';
import { createCustomerExport, dropCustomerExport } from '../../../../subgraphs/kit/personal-data';

const records = `
  CREATE TABLE template.records (
    id uuid CONSTRAINT records_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    external_system text,
    external_value text,
    title text NOT NULL,
    note text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX records_external_ref ON template.records (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX records_created_at ON template.records (created_at, id);
  CREATE INDEX records_customer_id ON template.records (customer_id, created_at, id);`;

/** The records that template keeps of customers, and what it tells others of them. */
export class CreateRecords1763800006001 implements MigrationInterface {
  name = 'CreateRecords1763800006001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(records);
    await createIdempotencyTable(queryRunner, 'template');
    await createImportRunTable(queryRunner, 'template');
    await createOutbox(queryRunner, 'template');
    await createCustomerCounts(queryRunner, 'template', { TemplateRecord: 'records' });
    await createCustomerExport(queryRunner, 'template', {
      records: 'SELECT * FROM records WHERE customer_id = ANY (ids)',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerExport(queryRunner, 'template');
    await dropCustomerCounts(queryRunner, 'template');
    await dropOutbox(queryRunner, 'template');
    await queryRunner.query('DROP TABLE template.import_run, template.idempotency, template.records');
  }
}
