import type { EntityManager, QueryRunner } from 'typeorm';

/** What a mail says, as it is kept until it was sent. */
export interface MailContent {
  to: { address: string; name: string | null };
  subject: string;
  text: string;
  html?: string;
  /** Message-ID of the mail this one answers, in angle brackets. */
  inReplyTo?: string;
  /** Message-IDs of the thread, oldest first, in angle brackets. */
  references?: string[];
  /** Further headers, such as Auto-Submitted. */
  headers?: Record<string, string>;
}

/** A mail to be sent. */
export interface OutgoingMail {
  id: string;
  /** The id that was addressed; null for mail to nobody's customer. */
  customerId: string | null;
  /** In angle brackets, made before the mail is queued: however often it is tried, it is one mail. */
  messageId: string;
  content: MailContent;
}

/**
 * Where a mail stands. IN_DOUBT: the connection broke while the mail was handed over, so nobody knows whether it went
 * out; it is not sent again by itself. FAILED: the receiving side refused it for good.
 */
export type MailState = 'QUEUED' | 'SENDING' | 'SENT' | 'IN_DOUBT' | 'FAILED';

/** Creates the table that every subgraph that writes to people has in its own schema. */
export async function createOutgoingMailTable(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(
    `CREATE TABLE ${schema}.outgoing_mail (
       id uuid PRIMARY KEY,
       customer_id uuid,
       message_id text NOT NULL CONSTRAINT outgoing_mail_message_id UNIQUE,
       -- Null once it was sent: what was said stays with whoever said it.
       content jsonb,
       state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'IN_DOUBT', 'FAILED')),
       attempts integer NOT NULL DEFAULT 0,
       due_at timestamptz(3) NOT NULL DEFAULT now(),
       sending_since timestamptz(3),
       sent_at timestamptz(3),
       problem text,
       created_at timestamptz(3) NOT NULL DEFAULT now(),
       updated_at timestamptz(3) NOT NULL DEFAULT now())`,
  );
  await queryRunner.query(
    `CREATE INDEX outgoing_mail_due_at ON ${schema}.outgoing_mail (due_at, id) WHERE state = 'QUEUED'`,
  );
  await queryRunner.query(
    `CREATE INDEX outgoing_mail_sending_since ON ${schema}.outgoing_mail (sending_since) WHERE state = 'SENDING'`,
  );
  await queryRunner.query(`CREATE INDEX outgoing_mail_customer_id ON ${schema}.outgoing_mail (customer_id)`);
}

/** Puts mails in line, in the transaction of what they tell about: they go out exactly when it is committed. */
export async function queueMails(
  transaction: EntityManager,
  schema: string,
  mails: readonly OutgoingMail[],
): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map(({ id, customerId, messageId, content }) => ({
    id,
    customer_id: customerId,
    message_id: messageId,
    content,
  }));
  const columns = 'id, customer_id, message_id, content';
  await transaction.query(
    `INSERT INTO ${schema}.outgoing_mail (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${schema}.outgoing_mail, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** The domain of a sender, as it stands in From. */
export const domainOf = (mailFrom: string): string => /@([^\s<>]+?)>?$/.exec(mailFrom)?.[1] ?? 'localhost';

/** A Message-ID of ours, which tells nothing of the receiver; the domain is that of the sender's address. */
export const messageIdOf = (id: string, mailFrom: string): string => `<${id}@${domainOf(mailFrom)}>`;
