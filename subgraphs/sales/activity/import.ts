import { z } from 'zod';
import { accepted } from '../../kit/errors';
import { customerAttributes, customerReferenceOf, dateTime, externalRef, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { Deal } from '../deal/entity';
import { importRows } from '../record/import-rows';
import { recordIds, staffIds } from '../record/references';
import { recordActivities } from './service';

const row = z.object({
  ...customerAttributes,
  externalRef,
  kind: text(50).describe('What was done: CALL, MEETING, NOTE, ADVICE and the like; kept in upper case.'),
  occurredAt: dateTime().describe('When it was done.'),
  note: text(10_000).optional().describe('What there is to say about it.'),
  actorRef: text(200).optional().describe('externalRef of the member of staff who did it.'),
  dealRef: text(200).optional().describe('externalRef of the deal it was done for.'),
});

type Row = z.infer<typeof row>;

export const activityImport = defineKind({
  kind: 'activities',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction, rows: Row[], settings): Promise<RowOutcome[]> {
    const actors = await staffIds(transaction, rows, 'actorRef');
    const deals = await recordIds(transaction, Deal, rows, 'dealRef');
    return importRows(
      rows,
      (cells, index) => ({
        externalRef: { system: cells.system, value: cells.externalRef },
        kind: cells.kind,
        occurredAt: cells.occurredAt,
        note: cells.note,
        actorId: accepted(actors[index]),
        dealId: accepted(deals[index]),
        customer: customerReferenceOf(cells),
      }),
      (records) => recordActivities(transaction, records, settings),
    );
  },
});
