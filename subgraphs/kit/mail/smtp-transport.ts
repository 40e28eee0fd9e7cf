import { createTransport } from 'nodemailer';
import { composed, mailWriter } from './composed';
import type { Dkim } from './dkim';
import { NotTakenError, RefusedMailError } from './mail-errors';
import { type ConnectionLimits, SmtpConnections, type SmtpOptions } from './smtp-connections';
import type { MailTransport } from './transport';

const connectMilliseconds = 10_000;
const silenceMilliseconds = 30_000;

/** Commands that come before the mail itself: what fails there has not sent it. */
const beforeTheMail = new Set(['MAIL FROM', 'RCPT TO']);

interface SmtpFailure {
  command?: string;
  responseCode?: number;
}

/** What a failure means that came after the server had let us in; the error itself, when nobody can tell. */
function meaningOf(error: unknown): unknown {
  const { command = '', responseCode } = error as SmtpFailure;
  const cause = { cause: error };
  // The server said no, so it has not taken the mail: 4 for now, 5 for good.
  if (responseCode !== undefined && responseCode >= 400) {
    const message = `the mail server answered ${responseCode}`;
    // A sender who is refused is our mistake, and no receiver's.
    return responseCode >= 500 && command !== 'MAIL FROM'
      ? new RefusedMailError(message, cause)
      : new NotTakenError(message, cause);
  }
  return beforeTheMail.has(command) ? new NotTakenError('the mail server did not take the address', cause) : error;
}

/** One connection per mail: for mails that come one by one. */
const ofItsOwn: ConnectionLimits = { atMost: Number.POSITIVE_INFINITY, mailsEach: 1 };

/**
 * Hands mails to a mail server, in steps of our own: nodemailer's transport does not tell whether a connection broke
 * before or after the mail was handed over, and only before may it be sent again.
 */
export function smtpTransport(url: string, dkim: Dkim | null, limits = ofItsOwn): MailTransport {
  const options = createTransport({
    url,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
  }).options as SmtpOptions;
  const writer = mailWriter(dkim);
  const connections = new SmtpConnections(options, limits);
  return {
    isRepeatable: false,
    async send(mail, begin) {
      const { message, envelope } = await writer.sendMail(composed(mail));
      const connection = await connections.take().catch((cause: unknown) => {
        throw new NotTakenError('the mail server could not be reached', { cause });
      });
      let isTaken = false;
      try {
        await begin();
        await connection.send(envelope, message as Buffer).catch((error: unknown) => {
          throw meaningOf(error);
        });
        isTaken = true;
      } finally {
        connections.giveBack(connection, isTaken);
      }
    },
    close() {
      writer.close();
      connections.close();
    },
  };
}
