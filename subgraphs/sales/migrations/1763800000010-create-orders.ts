import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIdempotencyTable } from '../../kit/idempotency';
import { createImportRunTable } from '../../kit/import/checkpoint';

const tables = `
  CREATE TABLE sales.products (
    sku text PRIMARY KEY,
    name text NOT NULL,
    category text,
    price numeric(20,4),
    currency_code text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());

  CREATE SEQUENCE sales.order_number START 100001;
  CREATE TABLE sales.orders (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL,
    number text,
    external_system text,
    external_value text,
    placed_at timestamptz(3) NOT NULL,
    currency_code text NOT NULL,
    status text NOT NULL DEFAULT 'PLACED' CONSTRAINT orders_status CHECK (status IN ('PLACED', 'CANCELLED', 'RETURNED')),
    total numeric(30,8) NOT NULL DEFAULT 0,
    returned_total numeric(30,8) NOT NULL DEFAULT 0,
    deal_id uuid,
    owner_id uuid,
    reason text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT orders_number CHECK (num_nonnulls(number, external_value) > 0));
  CREATE UNIQUE INDEX orders_external_ref ON sales.orders (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX orders_customer ON sales.orders (customer_id, placed_at);
  CREATE INDEX orders_placed_at ON sales.orders (placed_at, id);
  CREATE INDEX orders_by_status ON sales.orders (status, placed_at);
  CREATE INDEX orders_total ON sales.orders (total);
  CREATE INDEX orders_currency ON sales.orders (currency_code, placed_at);
  CREATE INDEX orders_deal ON sales.orders (deal_id) WHERE deal_id IS NOT NULL;

  CREATE TABLE sales.order_lines (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL CONSTRAINT order_lines_order REFERENCES sales.orders (id) ON DELETE CASCADE,
    ref text NOT NULL,
    position integer NOT NULL,
    sku text NOT NULL CONSTRAINT order_lines_product REFERENCES sales.products (sku),
    quantity integer NOT NULL,
    returned_quantity integer NOT NULL DEFAULT 0,
    unit_price numeric(20,4) NOT NULL CONSTRAINT order_lines_unit_price CHECK (unit_price >= 0),
    discount numeric(5,4) NOT NULL DEFAULT 0 CONSTRAINT order_lines_discount CHECK (discount BETWEEN 0 AND 1),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT order_lines_quantity
      CHECK (quantity BETWEEN 1 AND 1000000 AND returned_quantity BETWEEN 0 AND quantity));
  CREATE UNIQUE INDEX order_lines_ref ON sales.order_lines (order_id, ref);
  CREATE INDEX order_lines_sku ON sales.order_lines (sku);`;

export class CreateOrders1763800000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tables);
    await createIdempotencyTable(queryRunner, 'sales');
    await createImportRunTable(queryRunner, 'sales');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE sales.import_run, sales.idempotency, sales.order_lines, sales.orders, sales.products',
    );
    await queryRunner.query('DROP SEQUENCE sales.order_number');
  }
}
