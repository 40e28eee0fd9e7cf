import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError, readEnvironment } from '../../subgraphs/kit/env';
import { dkimOf, dkimVariables } from '../../subgraphs/kit/mail/dkim';
import { fileTransport } from '../../subgraphs/kit/mail/file-transport';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Relaxed, as RFC 6376 has it. */
const relaxed = (header: string) => {
  const [, name = '', value = ''] = /^([^:]+):([^]*)$/.exec(header) ?? [];
  return `${name.trim().toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
};
const relaxedBody = (body: string) =>
  `${body
    .replace(/[ \t]+\r\n/g, '\r\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '')}\r\n`;

async function writtenMail(variables: NodeJS.ProcessEnv): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dkim-'));
  try {
    const dkim = dkimOf(readEnvironment(dkimVariables, variables), 'News <news@example.com>');
    const content = {
      to: { address: 'mina@example.org', name: 'Mina' },
      ...{ subject: '새 소식', text: 'Hello  \nMina' },
      headers: { 'List-Unsubscribe': '<https://example.com/u>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    };
    const mail = { messageId: '<1@example.com>', date: new Date(0), from: 'News <news@example.com>', content };
    await fileTransport(folder, dkim).send(mail, async () => {});
    return readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a signature proves the mail, both headers of the one click included, under the domain of its sender', async () => {
  const mail = await writtenMail({ DKIM_PRIVATE_KEY: pem.replaceAll('\n', '\\n'), DKIM_SELECTOR: 'autumn' });

  const end = mail.indexOf('\r\n\r\n');
  const headers = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((header) => /^DKIM-Signature:/i.test(header)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => tag.replace(/\s/g, ''))
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)] as const),
  );
  const names = (tags.get('h') ?? '').toLowerCase().split(':');
  const signed = names.map((name) => relaxed(headers.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? ''));
  const unsigned = relaxed(signature).replace(/([;\s]b=)[^;]*$/, '$1');
  const isValid = createVerify('RSA-SHA256')
    .update([...signed, unsigned].join('\r\n'))
    .verify(publicKey, tags.get('b') ?? '', 'base64');

  expect(Object.fromEntries(tags)).toMatchObject({ d: 'example.com', s: 'autumn', a: 'rsa-sha256' });
  expect(names).toEqual(expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']));
  expect(tags.get('bh')).toBe(
    createHash('sha256')
      .update(relaxedBody(mail.slice(end + 4)))
      .digest('base64'),
  );
  expect(isValid).toBe(true);
});

test('without a key mails are not signed, and what is no key is refused without being shown', async () => {
  expect(await writtenMail({})).not.toContain('DKIM-Signature');
  expect(() => readEnvironment(dkimVariables, { DKIM_PRIVATE_KEY: 'a secret that is no key' })).toThrow(
    new EnvironmentError(['DKIM_PRIVATE_KEY must be an RSA private key in PEM, got 23 characters']),
  );
});
