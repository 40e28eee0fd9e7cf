import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composed, mailWriter } from './composed';
import type { Dkim } from './dkim';
import { NotTakenError } from './mail-errors';
import type { MailTransport } from './transport';

/** Writes mails to a folder, one .eml each, named by Message-ID: the same mail again is the same file. */
export function fileTransport(folder: string, dkim: Dkim | null): MailTransport {
  const writer = mailWriter(dkim);
  return {
    isRepeatable: true,
    async send(mail, begin) {
      await begin();
      try {
        const { message } = await writer.sendMail(composed(mail));
        await mkdir(folder, { recursive: true });
        const file = join(folder, `${mail.messageId.replace(/[^\w.@-]/g, '')}.eml`);
        // Whoever watches the folder never sees half a mail.
        await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
        await rename(`${file}.part`, file);
      } catch (cause) {
        throw new NotTakenError('the mail could not be written', { cause });
      }
    },
    close: () => writer.close(),
  };
}
