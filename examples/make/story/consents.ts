import type { Row } from '../csv';
import { byAddress, byRef, type Person } from '../person';
import { randomFor } from '../random';
import { addDays, at, daysBetween, endOfLayer, firstDay, later } from '../time';
import { trinityConsents } from './trinity';

export interface Consent {
  person: Person;
  channel: string;
  purpose: string;
  state: 'GRANTED' | 'DENIED' | 'REVOKED' | 'UNKNOWN';
  source: string;
  proof: string;
  at: string;
}

const consentCount = 1500;
const sources = {
  en: [
    ['checkout', 'Checkbox at checkout, text 3: "Send me news about riding by e-mail."'],
    ['newsletter form', 'Form N2, confirmed by the link in the mail.'],
    ['trade fair', 'Signed card, box 4 in the archive.'],
    ['phone', 'Said so on the phone, call is on file.'],
  ],
  ko: [
    ['checkout', '주문서 동의란 2판: "광고성 정보 수신에 동의합니다."'],
    ['kakao channel', '카카오톡 채널 추가 시 동의.'],
    ['phone', '통화 중 구두 동의, 녹취 보관.'],
  ],
} as const;

function firstConsent(person: Person, random: ReturnType<typeof randomFor>): Consent {
  const [source, proof] = random.pick<readonly [string, string]>(sources[person.language]);
  const day = person.orders[0]?.day ?? addDays(firstDay, random.int(300, daysBetween(firstDay, '2019-06-01')));
  const byKakao = person.phone !== null && (person.email === null || random.chance(0.4));
  return {
    person,
    channel: byKakao ? 'KAKAO' : 'EMAIL',
    purpose: byKakao ? 'offers' : 'newsletter',
    state: random.weighted([
      ['GRANTED', 88],
      ['DENIED', 9],
      ['UNKNOWN', 3],
    ] as const),
    source,
    proof,
    at: at(day, random.int(7 * 60, 20 * 60)),
  };
}

/** Who allowed what, and who took it back, oldest first; history is only ever added to. */
export function makeConsents(buyers: readonly Person[], seoul: readonly Person[], trinity: Person): Consent[] {
  const random = randomFor('consents');
  // Half of them people who came back, who have been here for longer than one campaign.
  const loyal = random.sample(
    buyers.filter((person) => person.orders.length > 1),
    820,
  );
  const others = random.sample(
    buyers.filter((person) => person.orders.length === 1),
    330,
  );
  const consents = trinityConsents(trinity);
  for (const person of [...loyal, ...others, ...random.sample(seoul, 240)]) {
    const first = firstConsent(person, random);
    consents.push(first);
    if (first.state !== 'GRANTED' || !random.chance(0.1)) continue;
    const revokedAt = later(first.at, random.spread(150, 0.8) * 24 * 60);
    if (revokedAt && revokedAt < endOfLayer) {
      consents.push({
        ...first,
        state: 'REVOKED',
        source: 'unsubscribe link',
        proof: 'Link in the mail, one click.',
        at: revokedAt,
      });
    }
  }
  const granted = consents.filter((consent) => consent.state === 'GRANTED' && consent.channel === 'EMAIL');
  for (const consent of random.sample(granted, consentCount - consents.length)) {
    consents.push({
      ...consent,
      purpose: 'offers',
      source: 'preference page',
      proof: 'Preference page 1, "offers" ticked.',
      at: later(consent.at, 30) ?? consent.at,
    });
  }
  return consents.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Marketing knows some people by the shop's id, some by their address. */
export const consentRows = (consents: readonly Consent[]): Row[] =>
  consents.map(({ person, ...consent }, index) => ({
    system: person.system,
    ...(index % 3 === 0 ? byAddress(person) : byRef(person)),
    ...consent,
  }));

/** The people whose last word before the moment allows the channel and purpose. */
export function mayContact(consents: readonly Consent[], channel: string, purpose: string, moment: string): Person[] {
  const allowed = new Map<Person, boolean>();
  for (const consent of consents) {
    if (consent.at >= moment || consent.channel !== channel || consent.purpose !== purpose) continue;
    allowed.set(consent.person, consent.state === 'GRANTED');
  }
  return [...allowed].filter(([, may]) => may).map(([person]) => person);
}
