import type { Row } from '../csv';
import type { Person } from '../person';
import { randomFor } from '../random';
import type { Surname } from '../sources/korean-surnames';
import { addDays, at } from '../time';
import { givenNames, places } from './names';

export const seoulSystem = 'seoul-shop';
const customerCount = 400;

// Subscriber numbers begin with 2 to 9 after 010; in the block 010-0… nobody can be called by mistake.
function phoneNumber(index: number, digits: number): string {
  const first = `0${String(100 + ((index * 37) % 900))}`;
  const second = String(digits).padStart(4, '0');
  // The spellings that one number arrives in.
  const spellings = [
    `+82 10 ${first} ${second}`,
    `+82 10-${first}-${second}`,
    `+8210${first}${second}`,
    `+82 010-${first}-${second}`,
  ];
  return spellings[index % spellings.length]!;
}

/** The customers of the made shop in Seoul: rows of the file and the persons behind them. */
export function makeSeoulCustomers(surnames: readonly Surname[]): { rows: Row[]; persons: Person[] } {
  const random = randomFor('seoul-customers');
  const weights = surnames.map((surname) => [surname, surname.population] as const);
  const rows: Row[] = [];
  const persons: Person[] = [];
  for (let index = 1; index <= customerCount; index++) {
    const surname = random.weighted(weights);
    const given = random.pick(givenNames);
    const reach = random.weighted([
      ['both', 45],
      ['phone', 40],
      ['email', 15],
    ] as const);
    const [region, city, street, postcode] = random.weighted(places.map((place) => [place, place[4]] as const));
    const ref = `S-${String(index).padStart(4, '0')}`;
    const name = surname.hangul + given.hangul;
    const host = random.pick(['example.com', 'example.org', 'example.net']);
    const email = reach === 'phone' ? null : `${given.latin}.${surname.latin}${index}@${host}`;
    const phone = reach === 'email' ? null : phoneNumber(index, random.int(0, 9999));
    rows.push({
      system: seoulSystem,
      externalRef: ref,
      displayName: name,
      familyName: surname.hangul,
      givenName: given.hangul,
      email,
      phone,
      birthOn: addDays('1958-01-01', random.int(0, 45 * 365)),
      language: 'ko',
      timeZone: 'Asia/Seoul',
      addressLine1: `${street} ${random.int(2, 480)}`,
      addressLine2: random.chance(0.6)
        ? `${random.int(1, 24)}층`
        : `${random.int(101, 118)}동 ${random.int(1, 25)}0${random.int(1, 6)}호`,
      city,
      region,
      postcode: postcode + String(random.int(0, 99)).padStart(2, '0'),
      countryCode: 'KR',
      createdAt: at(addDays('2018-01-02', random.int(0, 515)), random.int(0, 13 * 60)),
    });
    persons.push({ ref, system: seoulSystem, name, email, phone, language: 'ko', orders: [] });
  }
  return { rows, persons };
}
