import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { tableOf } from '../../kit/statement';
import { Attachment } from './entity';

const keptPerMessage = 50;

export interface AttachedFile {
  name: string;
  contentType: string;
  content: Buffer;
}

/** Keeps the first 50 files of a message, in their order; of those above the limit, all but what is in them. */
export async function attach(
  transaction: EntityManager,
  messageId: string,
  files: readonly AttachedFile[],
  { attachmentLimitBytes }: { attachmentLimitBytes: number },
): Promise<void> {
  for (const [index, { name, contentType, content }] of files.slice(0, keptPerMessage).entries()) {
    // One statement each: a batch as JSON would hold every byte three times.
    await transaction.query(
      `INSERT INTO ${tableOf(transaction, Attachment)} (id, message_id, position, name, content_type, bytes, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        uuid(),
        messageId,
        index + 1,
        name,
        contentType,
        content.length,
        content.length > attachmentLimitBytes ? null : content,
      ],
    );
  }
}
