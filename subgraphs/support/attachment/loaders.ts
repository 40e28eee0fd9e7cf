import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { valueByKey } from '../../kit/loaders';
import { tableOf } from '../../kit/statement';
import { Attachment } from './entity';

/** A file without what is in it. */
export interface AttachmentSummary {
  id: string;
  name: string;
  contentType: string;
  bytes: number;
  /** Whether what is in it was kept. */
  isKept: boolean;
}

const columns = `id::text, name, content_type AS "contentType", bytes, content IS NOT NULL AS "isKept"`;

export const attachmentLoaders = (manager: EntityManager) => ({
  attachmentById: valueByKey<AttachmentSummary | null, AttachmentSummary & { key: string }>(
    (ids) =>
      queryPrepared(
        manager,
        `SELECT id::text AS key, ${columns} FROM ${tableOf(manager, Attachment)} WHERE id = ANY ((SELECT $1::uuid[])::uuid[])`,
        [ids],
      ),
    ({ key: _, ...attachment }) => attachment,
    () => null,
  ),
  attachmentsByMessageId: new DataLoader<string, AttachmentSummary[]>(async (ids) => {
    const rows = await queryPrepared<AttachmentSummary & { key: string }>(
      manager,
      `SELECT message_id::text AS key, ${columns}
        FROM ${tableOf(manager, Attachment)} WHERE message_id = ANY ((SELECT $1::uuid[])::uuid[]) ORDER BY message_id, position`,
      [ids],
    );
    const grouped = Map.groupBy(rows, ({ key }) => key);
    return ids.map((id) => grouped.get(id) ?? []);
  }),
});
