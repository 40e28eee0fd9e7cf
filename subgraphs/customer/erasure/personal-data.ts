import type { PersonalData } from '../../kit/personal-data';

/** What the platform holds beside identity, which forgets a person the moment it is asked to. */
export const customerPersonalData: PersonalData = {
  erase: [{ sql: 'SELECT customer.erase_read_models($1::uuid[])' }],
  afterOthers: true,
};
