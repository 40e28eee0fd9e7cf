import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../subgraphs/kit/settings';

/** A company in Seoul that sends no mail. */
export const testSettings: Settings = {
  businessTimeZone: 'Asia/Seoul',
  reportingCurrency: 'USD',
  supergraph: 'schema/supergraph.graphql',
  publicUrl: 'https://graph.example.com',
  auditRetentionDays: 730,
  linkSecret: 'a secret for links in mails of tests',
  inboundSecret: 'a secret for mails that tests hand in',
  attachmentLimitBytes: 25 * 1024 * 1024,
  smtpUrl: null,
  mailFolder: join(tmpdir(), 'customer-graph-test-mail'),
  mailFrom: 'Support <support@example.com>',
  dkim: null,
  outreach: {
    weeklyLimit: 3,
    messagesPerSecond: 10_000,
    quietHours: null,
    advertisingPurposes: new Set(),
    advertisingLabel: '(광고)',
    channelUrls: {},
  },
};
