import type { Row } from '../csv';
import { byAddress, byRef, type Person } from '../person';
import { randomFor } from '../random';
import { at, later } from '../time';
import { campaigns } from './campaigns';
import { type Consent, mayContact } from './consents';
import { storySystem } from './staff';
import { trinityReads, trinityRef } from './trinity';

export interface Message {
  campaignRef: string;
  person: Person;
  subject: string;
  status: 'DELIVERED' | 'BOUNCED';
  sentAt: string;
  openedAt: string | null;
  clickedAt: string | null;
}

const firstName = (person: Person): string =>
  person.language === 'ko' ? `${person.name} 님` : person.name.split(' ')[0]!;

/** One message of each campaign to everybody who allowed it, and nobody else. */
export function makeMessages(consents: readonly Consent[]): Message[] {
  const random = randomFor('campaign-messages');
  return campaigns.flatMap(({ ref, channel, purpose, day, subject }) =>
    mayContact(consents, channel, purpose, at(day, 9 * 60)).map((person, index): Message => {
      // The tool sends a hundred a minute.
      const sentAt = at(day, 9 * 60 + Math.floor(index / 100));
      const message = { campaignRef: ref, person, subject: subject.replace('{name}', firstName(person)), sentAt };
      const hers = person.ref === trinityRef ? trinityReads[ref] : undefined;
      if (hers) {
        const after = (minutes: number | null) => (minutes === null ? null : later(sentAt, minutes));
        return { ...message, status: 'DELIVERED', openedAt: after(hers.opened), clickedAt: after(hers.clicked) };
      }
      if (random.chance(0.018)) return { ...message, status: 'BOUNCED', openedAt: null, clickedAt: null };
      const openRate = channel === 'KAKAO' ? 0.55 : person.orders.length > 1 ? 0.37 : 0.26;
      const openedAt = random.chance(openRate) ? later(sentAt, random.spread(210, 1.8)) : null;
      const clickedAt = openedAt && random.chance(0.22) ? later(openedAt, random.int(1, 6)) : null;
      return { ...message, status: 'DELIVERED', openedAt, clickedAt };
    }),
  );
}

/** The mail tool knows addresses, every second row also the shop's id. */
export const messageRows = (messages: readonly Message[]): Row[] =>
  messages.map(({ person, ...message }, index) => ({
    system: storySystem,
    externalRef: `${message.campaignRef}/${person.ref}`,
    ...(index % 2 === 0 && person.ref !== trinityRef ? byAddress(person) : byRef(person)),
    ...message,
  }));
