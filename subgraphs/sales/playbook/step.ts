/** Something that was done for a deal, or a move of it between stages. */
export interface Happened {
  at: Date;
  /** Null for a move between stages. */
  kind: string | null;
  text: string | null;
  actorId: string | null;
  customerId: string | null;
}

/** Stands between what was done and what was noted of it: an erasure takes away what comes after. */
export const noteMark = ' – ';

const maximumStepLength = 400;
const millisecondsPerDay = 86_400_000;

/** A step as it is read: the day, counted from the start, and what was done on it. */
export function stepOf({ kind, text, at }: Happened, start: Date): string {
  const day = `Day ${Math.floor((at.getTime() - start.getTime()) / millisecondsPerDay) + 1}`;
  if (kind === null) return `${day}: moved to ${text}`;
  return text === null ? `${day}: ${kind}` : `${day}: ${kind}${noteMark}${text.slice(0, maximumStepLength)}`;
}
