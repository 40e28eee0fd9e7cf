import type { PersonalData } from '../../../../subgraphs/kit/personal-data';

/** Records go with the person: nobody needs them afterwards. */
export const templatePersonalData: PersonalData = {
  erase: [{ sql: 'DELETE FROM template.records WHERE customer_id = ANY ($1::uuid[]) RETURNING id' }],
};
