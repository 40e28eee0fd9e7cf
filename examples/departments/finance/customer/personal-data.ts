import type { PersonalData } from '../../../../subgraphs/kit/personal-data';

/** Credit limits go; invoices must be kept, as figures that say nothing of the person. */
export const financePersonalData: PersonalData = {
  erase: [
    { sql: 'DELETE FROM finance.credit_limits WHERE customer_id = ANY ($1::uuid[]) RETURNING customer_id' },
    {
      sql: `UPDATE finance.invoices SET external_system = NULL, external_value = NULL, updated_at = now()
        WHERE customer_id = ANY ($1::uuid[]) RETURNING id`,
      retains: true,
    },
  ],
};
