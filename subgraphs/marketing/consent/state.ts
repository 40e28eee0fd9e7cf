import type { Channel } from '../campaign/entity';
import type { ConsentEvent } from './entity';

/** What holds now for one channel and purpose. */
export interface Consent {
  channel: Channel;
  purpose: string;
  /** The events it follows from, latest first; the first one decides. */
  history: [ConsentEvent, ...ConsentEvent[]];
}

/** The consents of one customer, by channel and purpose, from events in the order latest first. */
export function consentsOf(events: readonly ConsentEvent[]): Consent[] {
  const histories = Map.groupBy(events, ({ channel, purpose }) => JSON.stringify([channel, purpose]));
  return [...histories.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [latest, ...earlier]]) =>
      latest ? [{ channel: latest.channel, purpose: latest.purpose, history: [latest, ...earlier] }] : [],
    );
}
