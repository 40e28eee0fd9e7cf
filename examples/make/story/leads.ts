import type { Row } from '../csv';
import { byAddress, byRef, type Person } from '../person';
import { randomFor } from '../random';
import { addDays, at, daysBetween, firstDay } from '../time';
import { storySystem } from './staff';
import { trinityLead } from './trinity';

const leadCount = 600;
const sources = {
  en: [
    ['web form', 34],
    ['newsletter', 18],
    ['trade fair', 16],
    ['referral', 14],
    ['social', 12],
    ['phone', 6],
  ],
  ko: [
    ['kakao channel', 44],
    ['web form', 26],
    ['phone', 18],
    ['referral', 12],
  ],
} as const;
const firstNames =
  'Amara,Boris,Clara,Dilan,Elif,Fabio,Greta,Hugo,Ines,Jasper,Kaya,Leon,Mira,Noor,Oskar,Petra,Quinn,Rosa,Selim,Tara,Ulla,Vera,Wim,Yara'.split(
    ',',
  );
const lastNames =
  'Abbott,Brandt,Costa,Dahl,Ekström,Ferrari,Grant,Hoffmann,Ivanova,Jansen,Keller,Lindgren,Marsh,Novak,Olsen,Petit,Quist,Rossi,Schulz,Turner'.split(
    ',',
  );

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function stranger(index: number, random: ReturnType<typeof randomFor>): Row {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  return {
    email: `${plain(first)}.${plain(last)}.${index}@example.com`,
    displayName: `${first} ${last}`,
    givenName: first,
    familyName: last,
  };
}

/**
 * People who asked before they bought, people who never did, and strangers whose address is all there is: whoever
 * meets a person first makes the customer.
 */
export function makeLeads(persons: readonly Person[], seoul: readonly Person[]): Row[] {
  const random = randomFor('leads');
  const anyDay = () => addDays('2017-06-01', random.int(0, daysBetween('2017-06-01', '2019-07-05')));
  const beforeBuying = (person: Person) => {
    const day = addDays(person.orders[0]?.day ?? anyDay(), -random.int(2, 60));
    return day > firstDay ? day : firstDay;
  };
  const never = random.sample(
    persons.filter((person) => person.orders.length === 0),
    200,
  );
  const buyers = random.sample(
    persons.filter((person) => (person.orders[0]?.day ?? '') > '2017-04-01'),
    170,
  );
  const korean = random.sample(seoul, 90);
  const leads = [
    ...never.map((person) => ({ who: byRef(person), day: anyDay(), language: person.language, bought: false })),
    ...buyers.map((person) => ({
      who: byRef(person),
      day: beforeBuying(person),
      language: person.language,
      bought: true,
    })),
    ...korean.map((person) => ({
      who: byAddress(person),
      day: beforeBuying(person),
      language: person.language,
      bought: person.orders.length > 0,
    })),
  ];
  const rest = leadCount - 1 - leads.length;
  const strangers = Array.from({ length: rest }, (_, index) => ({
    who: stranger(index + 1, random),
    day: anyDay(),
    language: 'en' as const,
    bought: false,
  }));
  const rows = [...leads, ...strangers]
    .map(({ who, day, language, bought }) => ({
      who,
      language,
      bought,
      capturedAt: at(day, random.int(6 * 60, 20 * 60)),
    }))
    .sort((one, other) => (one.capturedAt < other.capturedAt ? -1 : 1))
    .map(({ who, language, bought, capturedAt }, index): Row => {
      const status = bought
        ? 'QUALIFIED'
        : random.weighted([
            ['NEW', capturedAt > '2019-06-01' ? 80 : 8],
            ['WORKING', 34],
            ['DISQUALIFIED', 40],
            ['QUALIFIED', 18],
          ] as const);
      const source = random.weighted<string>(sources[language]);
      return { system: storySystem, externalRef: `L-${1001 + index}`, ...who, source, status, capturedAt };
    });
  return [trinityLead, ...rows];
}
