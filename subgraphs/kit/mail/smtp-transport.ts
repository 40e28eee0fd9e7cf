import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { composed } from './composed';
import { NotTakenError, RefusedMailError } from './mail-errors';
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
    return responseCode >= 500 ? new RefusedMailError(message, cause) : new NotTakenError(message, cause);
  }
  return beforeTheMail.has(command) ? new NotTakenError('the mail server did not take the address', cause) : error;
}

const called = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((done, fail) => start((error) => (error ? fail(error) : done())));

/**
 * Hands mails to a mail server, each over a connection of its own, in steps of our own: nodemailer's transport does not
 * tell whether a connection broke before or after the mail was handed over, and only before may it be sent again.
 */
export function smtpTransport(url: string): MailTransport {
  const options = createTransport({
    url,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
  }).options as SMTPConnection.Options & { auth?: SMTPConnection.AuthenticationCredentials };
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    isRepeatable: false,
    async send(mail, begin) {
      const { message, envelope } = await writer.sendMail(composed(mail));
      const connection = new SMTPConnection(options);
      try {
        // Failures arrive as events too, which without a listener would end the process.
        const failed = new Promise<never>((_done, fail) => connection.on('error', fail));
        failed.catch(() => undefined);
        const lettingIn = async () => {
          await called((done) => connection.connect(done));
          const { auth } = options;
          if (auth) await called((done) => connection.login(auth, done));
        };
        await Promise.race([lettingIn(), failed]).catch((cause: unknown) => {
          throw new NotTakenError('the mail server could not be reached', { cause });
        });
        await begin();
        const sending = called((done) => connection.send(envelope, message, done));
        await Promise.race([sending, failed]).catch((error: unknown) => {
          throw meaningOf(error);
        });
      } finally {
        connection.close();
      }
    },
    close: () => writer.close(),
  };
}
