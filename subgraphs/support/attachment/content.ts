import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { Attachment } from './entity';

const pieceBytes = 1024 * 1024;

/** What is in a file, piece by piece, so that however many are read at once, none is in memory as a whole. */
export async function* contentOf(
  manager: EntityManager,
  { id, bytes }: { id: string; bytes: number },
): AsyncGenerator<Buffer> {
  for (let from = 1; from <= bytes; from += pieceBytes) {
    const [row]: { piece: Buffer | null }[] = await manager.query(
      `SELECT substring(content FROM $2 FOR $3) AS piece FROM ${tableOf(manager, Attachment)} WHERE id = $1`,
      [id, from, pieceBytes],
    );
    if (!row?.piece) throw new Error('the file is gone');
    yield row.piece;
  }
}
