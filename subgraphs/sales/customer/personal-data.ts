import type { PersonalData } from '../../kit/personal-data';

const deals = 'SELECT id FROM sales.deals WHERE customer_id = ANY ($1::uuid[])';
const activities = `SELECT id FROM sales.activities WHERE customer_id = ANY ($1::uuid[]) OR deal_id IN (${deals})`;
const orders = 'SELECT id FROM sales.orders WHERE customer_id = ANY ($1::uuid[])';

/** Notes and memberships go; orders and deals stay as figures that say nothing of the person. */
export const salesPersonalData: PersonalData = {
  erase: [
    {
      sql: `UPDATE sales.activities SET in_reply_to_id = NULL
        WHERE in_reply_to_id IN (${activities}) RETURNING id`,
    },
    { sql: `DELETE FROM sales.activities WHERE id IN (${activities}) RETURNING id` },
    { sql: 'DELETE FROM sales.account_members WHERE customer_id = ANY ($1::uuid[]) RETURNING customer_id' },
    { sql: 'DELETE FROM sales.custom_field_values WHERE customer_id = ANY ($1::uuid[]) RETURNING key' },
    {
      sql: `UPDATE sales.deals SET name = 'erased', lost_reason = NULL, external_system = NULL, external_value = NULL,
          updated_at = now()
        WHERE customer_id = ANY ($1::uuid[]) RETURNING id`,
      retains: true,
    },
    // A line is known by a partner's ref too.
    { sql: `UPDATE sales.order_lines SET ref = id::text WHERE order_id IN (${orders}) RETURNING id` },
    {
      sql: `UPDATE sales.orders SET number = coalesce(number, id::text), external_system = NULL, external_value = NULL,
          reason = NULL, updated_at = now()
        WHERE customer_id = ANY ($1::uuid[]) RETURNING id`,
      retains: true,
    },
  ],
};
