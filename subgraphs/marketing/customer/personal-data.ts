import type { PersonalData } from '../../kit/personal-data';

/** What people did and agreed to goes; messages stay as figures of their campaigns, without what they said. */
export const marketingPersonalData: PersonalData = {
  erase: [
    { sql: 'DELETE FROM marketing.leads WHERE customer_id = ANY ($1::uuid[]) RETURNING id' },
    { sql: 'DELETE FROM marketing.visits WHERE customer_id = ANY ($1::uuid[]) RETURNING id' },
    { sql: 'SELECT marketing.erase_consents($1::uuid[])' },
    { sql: 'DELETE FROM marketing.custom_field_values WHERE customer_id = ANY ($1::uuid[]) RETURNING key' },
    {
      sql: `UPDATE marketing.campaign_messages SET recipient = NULL, subject = NULL, body = NULL, problem = NULL,
          external_system = NULL, external_value = NULL, updated_at = now()
        WHERE customer_id = ANY ($1::uuid[]) RETURNING id`,
    },
  ],
};
