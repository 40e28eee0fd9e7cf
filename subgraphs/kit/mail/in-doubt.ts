import type { EntityManager } from 'typeorm';
import type { MailContent } from './outgoing-mail';

/** A mail of which nobody knows whether it went out. */
export interface DoubtfulMail {
  id: string;
  messageId: string;
  customerId: string | null;
  content: MailContent;
  /** When it was handed over. */
  since: Date;
  problem: string | null;
}

/** What somebody who looked has found out or decided: it is sent again, or it has arrived. */
export type MailSettlement = 'RESEND' | 'ARRIVED';

const columns = `id::text, message_id AS "messageId", customer_id::text AS "customerId", content,
  sending_since AS since, problem`;

/** Mails in doubt, the longest first. */
export const mailsInDoubt = (manager: EntityManager, schema: string, limit: number): Promise<DoubtfulMail[]> =>
  manager.query(
    `SELECT ${columns} FROM ${schema}.outgoing_mail WHERE state = 'IN_DOUBT' ORDER BY sending_since, id LIMIT $1`,
    [limit],
  );

/**
 * Ends the doubt about a mail: RESEND puts it in line under the same Message-ID, ARRIVED counts it as sent when it was
 * handed over. Of two who decide at once one does; null when the mail is not in doubt.
 */
export async function settleMail(
  transaction: EntityManager,
  schema: string,
  { id, settlement }: { id: string; settlement: MailSettlement },
): Promise<DoubtfulMail | null> {
  const [mail]: DoubtfulMail[] = await transaction.query(
    `SELECT ${columns} FROM ${schema}.outgoing_mail WHERE id = $1 AND state = 'IN_DOUBT' FOR UPDATE`,
    [id],
  );
  if (!mail) return null;
  const change = {
    RESEND: `state = 'QUEUED', due_at = now()`,
    ARRIVED: `state = 'SENT', sent_at = sending_since, content = NULL, problem = NULL`,
  }[settlement];
  await transaction.query(`UPDATE ${schema}.outgoing_mail SET ${change}, updated_at = now() WHERE id = $1`, [id]);
  return mail;
}
