import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { outboxLag } from '../../kit/outbox-lag';
import { isUuid } from '../../kit/statement';
import { timelineReader } from './reader';

/** How far each department's outbox was read when the first page was made: [transaction, sequence] by department. */
export type Places = Record<string, [string, string]>;

/** What all pages of one reading show: what was recorded by then. */
export interface Pin {
  asOf: Date;
  laggingDepartments: string[];
  places: Places;
}

/** Where in a pinned reading a page starts. */
export interface TimelinePosition {
  occurredAt: string;
  id: string;
}

/** The pin of a reading that begins now. */
export async function newPin(manager: EntityManager): Promise<Pin> {
  const lag = await outboxLag(manager, timelineReader.name);
  const rows: { source: string; place: [string, string] }[] = await manager.query(
    `SELECT source, jsonb_build_array(transaction_id::text, sequence::text) AS place
      FROM customer.outbox_cursor WHERE reader = $1`,
    [timelineReader.name],
  );
  return { ...lag, places: Object.fromEntries(rows.map(({ source, place }) => [source, place])) };
}

const list = 'timeline';

/** A cursor holds its pin, so that whoever pages on sees neither gaps nor doubles while more arrives. */
export const encodeTimelineCursor = ({ asOf, laggingDepartments, places }: Pin, at: TimelinePosition): string =>
  Buffer.from(JSON.stringify([list, at.occurredAt, at.id, asOf, laggingDepartments, places])).toString('base64url');

const isPlace = (place: unknown): boolean =>
  Array.isArray(place) && place.length === 2 && place.every((part) => /^\d{1,19}$/.test(String(part)));

/** Refuses what no timeline has returned. */
export function decodeTimelineCursor(cursor: string, argument: string): { pin: Pin; at: TimelinePosition } {
  try {
    const [name, occurredAt, id, asOf, lagging, places] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const instants = [occurredAt, asOf].every((instant) => !Number.isNaN(Date.parse(instant)));
    const known = typeof places === 'object' && places !== null && Object.values(places).every(isPlace);
    if (name === list && instants && isUuid(id) && known && Array.isArray(lagging)) {
      return { pin: { asOf: new Date(asOf), laggingDepartments: lagging.map(String), places }, at: { occurredAt, id } };
    }
  } catch {
    // Not ours: refused below.
  }
  throw new Refusal('INVALID', `${argument} must be a cursor that a timeline returned`, [argument]);
}
