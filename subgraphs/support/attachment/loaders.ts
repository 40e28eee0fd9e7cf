import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { Attachment } from './entity';

/** A file without what is in it. */
export interface AttachmentSummary {
  name: string;
  contentType: string;
  bytes: number;
}

export const attachmentLoaders = (manager: EntityManager) => ({
  attachmentsByMessageId: new DataLoader<string, AttachmentSummary[]>(async (ids) => {
    const rows: (AttachmentSummary & { key: string })[] = await manager.query(
      `SELECT message_id::text AS key, name, content_type AS "contentType", bytes
        FROM ${tableOf(manager, Attachment)} WHERE message_id = ANY ($1::uuid[]) ORDER BY message_id, position`,
      [ids],
    );
    const grouped = Map.groupBy(rows, ({ key }) => key);
    return ids.map((id) => grouped.get(id) ?? []);
  }),
});
