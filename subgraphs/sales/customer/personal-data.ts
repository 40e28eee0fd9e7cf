import type { PersonalData } from '../../kit/personal-data';
import { noteMark } from '../playbook/step';

const deals = 'SELECT id FROM sales.deals WHERE customer_id = ANY ($1::uuid[])';
const activities = `SELECT id FROM sales.activities WHERE customer_id = ANY ($1::uuid[]) OR deal_id IN (${deals})`;
const orders = 'SELECT id FROM sales.orders WHERE customer_id = ANY ($1::uuid[])';

const dealsWith = `SELECT id FROM sales.deals WHERE customer_id = ANY ($1::uuid[])
    OR account_id IN (SELECT account_id FROM sales.account_members WHERE customer_id = ANY ($1::uuid[]))
  UNION SELECT deal_id FROM sales.activities WHERE customer_id = ANY ($1::uuid[])`;

/** Notes and memberships go; orders and deals stay as figures that say nothing of the person. */
export const salesPersonalData: PersonalData = {
  erase: [
    // Nobody was named in it as far as was known then. What was done and when stays, what was noted goes with the notes.
    {
      sql: `UPDATE sales.playbooks SET title = left(array_to_string(kinds, ', '), 200),
          steps = ARRAY(SELECT split_part(step, '${noteMark}', 1)
            FROM unnest(steps) WITH ORDINALITY AS s (step, place) ORDER BY place), updated_at = now()
        WHERE from_deal_id IN (${dealsWith}) AND (title <> left(array_to_string(kinds, ', '), 200)
          OR EXISTS (SELECT FROM unnest(steps) AS step WHERE strpos(step, '${noteMark}') > 0)) RETURNING id`,
    },
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
