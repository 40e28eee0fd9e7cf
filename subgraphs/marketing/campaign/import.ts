import { z } from 'zod';
import { Refusal } from '../../kit/errors';
import { choice, dateTime, system, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { saveCampaigns } from './service';

const row = z.object({
  system,
  externalRef: text(200).describe('Id of the campaign in the source system.'),
  name: text(300).describe('What the campaign is called.'),
  channel: choice(['EMAIL', 'SMS', 'PUSH', 'PHONE', 'KAKAO'])
    .optional()
    .describe('How its messages reach customers; default: EMAIL.'),
  purpose: text(100).optional().describe('What its messages are for, as consents name it; default: newsletter.'),
  status: choice(['DRAFT', 'SENDING', 'PAUSED', 'DONE', 'CANCELLED'])
    .optional()
    .describe('How the campaign stands; default: DONE.'),
  startedAt: dateTime().optional().describe('When the campaign began.'),
  endedAt: dateTime().optional().describe('When the campaign ended.'),
});

export const campaignImport = defineKind({
  kind: 'campaigns',
  row,
  async write(transaction, rows: z.infer<typeof row>[]): Promise<RowOutcome[]> {
    const saves = rows.map((cells) => ({
      ...cells,
      externalRef: { system: cells.system, value: cells.externalRef },
    }));
    const saved = await saveCampaigns(transaction, saves, 'DONE');
    return saved.map((one) =>
      one instanceof Refusal ? { outcome: 'failed', refusal: one } : { outcome: one.outcome, id: one.id },
    );
  },
});
