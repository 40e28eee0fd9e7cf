import type { MigrationInterface, QueryRunner } from 'typeorm';

const lists = [
  { index: 'orders_customer', table: 'orders', time: 'placed_at' },
  { index: 'deals_customer', table: 'deals', time: 'created_at' },
  { index: 'activities_customer', table: 'activities', time: 'occurred_at' },
];

async function indexBy(queryRunner: QueryRunner, columns: (time: string) => string): Promise<void> {
  for (const { index, table, time } of lists) {
    await queryRunner.query(`DROP INDEX sales.${index}`);
    await queryRunner.query(`CREATE INDEX ${index} ON sales.${table} (${columns(time)})`);
  }
}

/** Gives the indexes of customers' lists the whole order of the lists, so that no page of them is sorted. */
export class IndexListsOfCustomers1764600000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await indexBy(queryRunner, (time) => `customer_id, ${time}, id`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await indexBy(queryRunner, (time) => `customer_id, ${time}`);
  }
}
