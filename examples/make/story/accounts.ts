import type { Row } from '../csv';
import { byRef, type Person } from '../person';
import { randomFor } from '../random';
import { storySystem } from './staff';
import { trinityAccount } from './trinity';

export interface Account {
  ref: string;
  name: string;
  language: 'en' | 'ko';
  contacts: Person[];
}

const westernNames =
  'Northgate Cycling,Harrow & Pine Outfitters,Bluewater Bike Hire,Summit Trail Tours,Copper Lane Couriers,Alder Creek Resort,' +
  'Fairview Schools Trust,Redwood Adventure Park,Lakeshore Hotels,Prairie Wheel Works,Cedar Point Rentals,Old Mill Fitness,' +
  'Granite Peak Guides,Harborview Hospital Staff Club,Maple Street Messengers,Sunfield Farms,Riverside Campus Bikes,Westbrook Insurance,' +
  'Juniper Film Unit,Orchard Row Property,Silver Birch Camps,Tidewater Ferries,Beacon Hill Brewery';
const koreanNames =
  '한강모빌리티,북악스포츠,남산바이크,서해물류,청계자전거협동조합,광교학원,해운대리조트,송도파이낸스,유성연구소,상무유통,테헤란미디어,마포출판,올림픽헬스,영등포정밀,수성식품,동백여행';
const sectors = ['retail', 'rental', 'tourism', 'education', 'logistics', 'hospitality', 'sports', 'services'];

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, '-');

/** Ten digits that no firm has: offices begin with 101, these with 000. The last one is the right check digit. */
function registrationNumber(index: number): string {
  const digits = [
    0,
    0,
    0,
    8,
    1,
    ...String(2000 + index * 7)
      .split('')
      .map(Number),
  ];
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum =
    digits.reduce((total, digit, place) => total + digit * weights[place]!, 0) + Math.floor((digits[8]! * 5) / 10);
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

/** Forty firms with one to three of their people each; a firm with two contacts has two rows. */
export function makeAccounts(buyers: readonly Person[], seoul: readonly Person[], trinity: Person) {
  const random = randomFor('accounts');
  const western = random.sample(buyers, 60);
  const korean = random.sample(seoul, 40);
  const contactsOf = (people: Person[]): Person[] =>
    people.splice(
      0,
      random.weighted([
        [1, 55],
        [2, 30],
        [3, 15],
      ] as const),
    );
  const accounts: Account[] = [
    { ref: trinityAccount.ref, name: trinityAccount.name, language: 'en', contacts: [trinity] },
  ];
  for (const name of westernNames.split(',')) {
    accounts.push({ ref: `F-${100 + accounts.length}`, name, language: 'en', contacts: contactsOf(western) });
  }
  for (const name of koreanNames.split(',')) {
    accounts.push({ ref: `F-${100 + accounts.length}`, name, language: 'ko', contacts: contactsOf(korean) });
  }
  const rows = accounts.flatMap((account, index): Row[] => {
    const firm = {
      system: storySystem,
      externalRef: account.ref,
      name: account.name,
      domain: account.language === 'ko' ? `firm-${index}.example.org` : `${slug(account.name)}.example.com`,
      sector: account.ref === trinityAccount.ref ? 'sports' : random.pick(sectors),
      registrationNumber: account.language === 'ko' ? registrationNumber(index) : null,
    };
    return account.contacts.map((contact) => ({ ...firm, ...byRef(contact) }));
  });
  return { accounts, rows };
}
