/** In the order in which a message that several would hold is counted. */
export const holdReasons = [
  'NO_CONSENT',
  'UNSUBSCRIBED',
  'NO_ADDRESS',
  'BOUNCED',
  'OPEN_COMPLAINT',
  'WEEKLY_LIMIT',
  'QUIET_HOURS',
] as const;

export type HoldReason = (typeof holdReasons)[number];
