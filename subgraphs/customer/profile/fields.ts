import type { Profile } from '../../kit/identity';

/** The fields of a profile, by their name in the graph, with the name the kernel notes their origin under. */
export const profileFields: readonly { name: keyof Profile; column: string }[] = [
  { name: 'displayName', column: 'display_name' },
  { name: 'givenName', column: 'given_name' },
  { name: 'familyName', column: 'family_name' },
  { name: 'organisation', column: 'organisation' },
  { name: 'birthOn', column: 'birth_on' },
  { name: 'language', column: 'language' },
  { name: 'timeZone', column: 'time_zone' },
  { name: 'address', column: 'address' },
];
