import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIdempotencyTable } from '../../../../subgraphs/kit/idempotency';
import { createImportRunTable } from '../../../../subgraphs/kit/import/checkpoint';
import { createOutbox, dropOutbox } from '../../../../subgraphs/kit/outbox';

const invoices = `
  CREATE TABLE finance.invoices (
    id uuid CONSTRAINT invoices_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    external_system text,
    external_value text,
    number text NOT NULL,
    amount numeric(20, 4) NOT NULL,
    currency_code text NOT NULL,
    issued_on text NOT NULL,
    due_on text NOT NULL,
    paid_on text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT invoices_due CHECK (due_on >= issued_on));
  CREATE UNIQUE INDEX invoices_external_ref ON finance.invoices (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX invoices_issued_on ON finance.invoices (issued_on, id);
  CREATE INDEX invoices_customer_id ON finance.invoices (customer_id, issued_on, id);`;

const creditLimits = `
  CREATE TABLE finance.credit_limits (
    customer_id uuid CONSTRAINT credit_limits_pkey PRIMARY KEY,
    amount numeric(20, 4) NOT NULL CONSTRAINT credit_limits_amount CHECK (amount >= 0),
    currency_code text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());`;

/** Invoices, credit limits, and what finance tells others of them. */
export class CreateInvoices1763800004501 implements MigrationInterface {
  name = 'CreateInvoices1763800004501';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(invoices);
    await queryRunner.query(creditLimits);
    await createIdempotencyTable(queryRunner, 'finance');
    await createImportRunTable(queryRunner, 'finance');
    await createOutbox(queryRunner, 'finance');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropOutbox(queryRunner, 'finance');
    await queryRunner.query(
      'DROP TABLE finance.import_run, finance.idempotency, finance.credit_limits, finance.invoices',
    );
  }
}
