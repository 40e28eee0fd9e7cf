import { z } from 'zod';

/** What the company has decided about writing to people who did not ask just now. */
export interface Outreach {
  /** How many messages a customer gets within seven days, over all campaigns. */
  weeklyLimit: number;
  /** How many campaign messages are sent in a second at most, by all processes together. */
  messagesPerSecond: number;
  /** When advertising rests, as minutes of the receiver's day; null: it never does. From may be after until. */
  quietHours: { from: number; until: number } | null;
  /** Purposes, in lower case, that are advertising: they carry the label and rest in quiet hours. */
  advertisingPurposes: ReadonlySet<string>;
  /** Stands before the subject of advertising. */
  advertisingLabel: string;
  /** Where messages of channels other than e-mail are handed to; those without an address can't be sent. */
  channelUrls: Partial<Record<PartnerChannel, string>>;
}

/** Channels that a partner carries. */
export type PartnerChannel = 'SMS' | 'KAKAO' | 'PUSH';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const partnerUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional();
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';

/** The variables it is made of. */
export const outreachVariables = {
  WEEKLY_MESSAGE_LIMIT: z.coerce.number({ error: 'must be a number' }).int().min(1).max(1_000).default(3),
  MESSAGES_PER_SECOND: z.coerce.number({ error: 'must be a number' }).int().min(1).max(10_000).default(50),
  QUIET_HOURS: z
    .string()
    .regex(new RegExp(`^(?:none|${time}-${time})$`), 'must be none, or times such as 21:00-08:00')
    .default('21:00-08:00'),
  ADVERTISING_PURPOSES: z.string().default(''),
  ADVERTISING_LABEL: z.string().max(30, 'must have at most 30 characters').default('(광고)'),
  SMS_URL: partnerUrl,
  KAKAO_URL: partnerUrl,
  PUSH_URL: partnerUrl,
};

export function outreachOf(variables: z.infer<z.ZodObject<typeof outreachVariables>>): Outreach {
  const [from = '', until = ''] = variables.QUIET_HOURS.split('-');
  const purposes = variables.ADVERTISING_PURPOSES.split(',').map((purpose) => purpose.trim().toLowerCase());
  return {
    weeklyLimit: variables.WEEKLY_MESSAGE_LIMIT,
    messagesPerSecond: variables.MESSAGES_PER_SECOND,
    quietHours: until === '' ? null : { from: minutesOf(from), until: minutesOf(until) },
    advertisingPurposes: new Set(purposes.filter((purpose) => purpose !== '')),
    advertisingLabel: variables.ADVERTISING_LABEL,
    channelUrls: { SMS: variables.SMS_URL, KAKAO: variables.KAKAO_URL, PUSH: variables.PUSH_URL },
  };
}
