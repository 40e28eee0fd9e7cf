import type DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { valueByKey } from '../../kit/loaders';
import { provenanceByCustomerId } from './provenance';

/** What the kernel knows of a person; null is not known. */
export interface StoredProfile {
  givenName: string | null;
  familyName: string | null;
  organisation: string | null;
  birthOn: string | null;
  language: string | null;
  timeZone: string | null;
  lines: string[] | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  countryCode: string | null;
}

const nothing: StoredProfile = {
  givenName: null,
  familyName: null,
  organisation: null,
  birthOn: null,
  language: null,
  timeZone: null,
  lines: null,
  city: null,
  region: null,
  postcode: null,
  countryCode: null,
};

/** The profile of each surviving customer; nothing known is a profile of nulls. */
const profileByCustomerId = (manager: EntityManager): DataLoader<string, StoredProfile> =>
  valueByKey<StoredProfile, StoredProfile & { key: string }>(
    (ids) =>
      queryPrepared(
        manager,
        `SELECT customer_id AS key, given_name AS "givenName", family_name AS "familyName", organisation,
           birth_on::text AS "birthOn", language, time_zone AS "timeZone", address_lines AS lines, city, region,
           postcode, country_code AS "countryCode"
         FROM identity.profile WHERE customer_id = ANY((SELECT $1::uuid[])::uuid[])`,
        [ids],
      ),
    (row) => row,
    () => nothing,
  );

export const profileLoaders = (manager: EntityManager) => ({
  profileByCustomerId: profileByCustomerId(manager),
  provenanceByCustomerId: provenanceByCustomerId(manager),
});
