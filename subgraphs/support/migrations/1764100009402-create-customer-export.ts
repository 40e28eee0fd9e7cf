import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerExport, dropCustomerExport } from '../../kit/personal-data';

/** Gives out what support holds of a person. */
export class CreateCustomerExport1764100009402 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(queryRunner, 'support', {
      customFields: 'SELECT * FROM custom_field_values WHERE customer_id = ANY (ids)',
      outgoingMails: 'SELECT * FROM outgoing_mail WHERE customer_id = ANY (ids)',
      tickets: `SELECT t.*, (SELECT jsonb_agg(to_jsonb(m)) FROM ticket_messages m WHERE m.ticket_id = t.id) AS messages FROM tickets t WHERE t.customer_id = ANY (ids)`,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerExport(queryRunner, 'support');
  }
}
