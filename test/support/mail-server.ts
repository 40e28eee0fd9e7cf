import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that keeps what it is sent. */
export interface MailServer {
  url: string;
  received: ParsedMail[];
  /** Answers every mail with this status from now on; null: takes them. */
  refuseWith(status: number | null): void;
  /** From now on breaks the connection when a mail has come in whole, after keeping it. */
  breakAfterTaking(): void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: ParsedMail[] = [];
  let status: number | null = null;
  let breaks = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      void buffer(stream)
        .then((raw) => simpleParser(raw))
        .then((mail) => {
          if (status !== null) return done(Object.assign(new Error('not now'), { responseCode: status }));
          received.push(mail);
          if (!breaks) return done();
          const { connections } = server as unknown as { connections: Set<{ _socket: { destroy(): void } }> };
          for (const connection of connections) connection._socket.destroy();
        })
        // Of a sender that was killed the mail has not come in whole.
        .catch(done);
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    received,
    refuseWith(given) {
      status = given;
      breaks = false;
    },
    breakAfterTaking: () => (breaks = true),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
