import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Dkim, dkimOf, dkimVariables } from './mail/dkim';
import { type Outreach, outreachOf, outreachVariables } from './outreach';
import { sharedSecret } from './secret-file';

/** What the people who run the system say about the company, its graph and its mail; the same for every department. */
export interface Settings {
  /** IANA name of the zone in which the company's days, quarters and business hours are meant. */
  businessTimeZone: string;
  /** ISO 4217 code of the currency in which the company adds up what it earns. */
  reportingCurrency: string;
  /** Path or http(s) address of the composed graph, as the gateway has it. */
  supergraph: string;
  /** Address of the gateway as people outside reach it, without a slash at its end. */
  publicUrl: string;
  /** How long entries of the audit are kept. */
  auditRetentionDays: number;
  /** Signs links in mails. */
  linkSecret: string;
  /** Signs mails that are handed in. */
  inboundSecret: string;
  /** Of larger files that come with mails only the name is kept. */
  attachmentLimitBytes: number;
  /** Where mails are handed to; null: they are written to mailFolder. */
  smtpUrl: string | null;
  mailFolder: string;
  /** Sender of all mails, as it stands in their From. */
  mailFrom: string;
  /** What mails are signed with; null: they are not. */
  dkim: Dkim | null;
  outreach: Outreach;
}

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const secret = z.string().min(32, 'must have at least 32 characters');

/** The variables settings are made of. */
export const settingsVariables = {
  BUSINESS_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be an IANA time zone such as Asia/Seoul' })
    .default('UTC'),
  REPORTING_CURRENCY: z
    .enum(Intl.supportedValuesOf('currency') as [string, ...string[]], {
      error: 'must be an ISO 4217 code such as USD',
    })
    .default('USD'),
  SUPERGRAPH: z.string().default('schema/supergraph.graphql'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  AUDIT_RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int()
    .min(30, 'must be at least 30 days')
    .default(730),
  LINK_SECRET: secret.optional(),
  INBOUND_SECRET: secret.optional(),
  ATTACHMENT_LIMIT_MB: z.coerce
    .number({ error: 'must be a number of megabytes' })
    .min(0, 'must be at least 0')
    .max(25, 'must be at most 25, as large as a mail may be')
    .default(25),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, 'must be an address such as Support <support@example.com>')
    .default('support@localhost'),
  ...dkimVariables,
  ...outreachVariables,
};

type Variables = Readonly<z.infer<z.ZodObject<typeof settingsVariables>>> & { DATA_DIR: string };

/** Secrets that nobody gave are made once, in DATA_DIR. */
export function settingsOf(variables: Variables, defaultPublicUrl = 'http://127.0.0.1:4000'): Settings {
  const dataDir = resolve(variables.DATA_DIR);
  return Object.freeze({
    businessTimeZone: variables.BUSINESS_TIME_ZONE,
    reportingCurrency: variables.REPORTING_CURRENCY,
    supergraph: variables.SUPERGRAPH,
    publicUrl: (variables.PUBLIC_URL ?? defaultPublicUrl).replace(/\/+$/, ''),
    auditRetentionDays: variables.AUDIT_RETENTION_DAYS,
    linkSecret: variables.LINK_SECRET ?? sharedSecret(dataDir, 'link-secret'),
    inboundSecret: variables.INBOUND_SECRET ?? sharedSecret(dataDir, 'inbound-secret'),
    attachmentLimitBytes: Math.floor(variables.ATTACHMENT_LIMIT_MB * 1024 * 1024),
    smtpUrl: variables.SMTP_URL ?? null,
    mailFolder: join(dataDir, 'outbox-mail'),
    mailFrom: variables.MAIL_FROM,
    dkim: dkimOf(variables, variables.MAIL_FROM),
    outreach: outreachOf(variables),
  });
}
