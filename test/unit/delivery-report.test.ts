import { readReport } from '../../subgraphs/marketing/bounce/report';

const id = '0192f0c1-0000-7000-8000-000000000001';

const mail = (...parts: string[]) =>
  Buffer.from(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example.com',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      ...parts.flatMap((part) => ['--b', part]),
      '--b--',
      '',
    ]
      .join('\n')
      .replace(/\r?\n/g, '\r\n'),
  );
const words = 'Content-Type: text/plain\n\nI am sorry. <11111111-1111-7111-8111-111111111111@example.com>\n';
const told = (fields: string) =>
  `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; mina@example.com\n${fields}\n`;
const returned = (headers: string, type = 'message/rfc822') =>
  `Content-Type: ${type}\n\nReceived: from a\n\tby b\n${headers}\nSubject: News\n\nHello\n`;
const ours = `Message-ID: <${id}@example.com>`;

test.each([
  ['a refusal', told('Action: failed\nStatus: 5.1.1'), returned(ours), { action: 'failed', status: '5.1.1' }],
  [
    'a refusal in capitals, with a remark and headers only',
    told('ACTION: Failed (gave up)\nSTATUS: 5.1.1 (no such user)'),
    returned(`message-id:\n <${id.toUpperCase()}@example.com>`, 'text/rfc822-headers'),
    { action: 'failed', status: '5.1.1' },
  ],
  ['a full mailbox', told('Action: failed\nStatus: 4.2.2'), returned(ours), { action: 'failed', status: '4.2.2' }],
  ['a delay', told('Action: delayed\nStatus: 4.4.1'), returned(ours), { action: 'delayed', status: '4.4.1' }],
  ['no status', told('Action: failed\nStatus: ?'), returned(ours), { action: 'failed', status: null }],
])('reads a report of %s', async (_what, status, original, expected) => {
  expect(await readReport(mail(words, status, original))).toEqual({ messageId: id, ...expected });
});

test.each([
  ['a letter of a person', Buffer.from(`From: mina@example.com\r\nIn-Reply-To: <${id}@example.com>\r\n\r\nHello`)],
  ['a report of another mail', mail(words, told('Action: failed'), returned('Message-ID: <1@example.com>'))],
  ['a report without the mail', mail(words, told('Action: failed'))],
  ['a mail returned without a report', mail(words, returned(ours))],
  ['a report without an action', mail(words, told('Status: 5.1.1'), returned(ours))],
  ['nothing that can be read', Buffer.from([0, 255, 13, 10, 13, 10, 0])],
])('%s is no report of ours', async (_what, raw) => {
  expect(await readReport(raw)).toBeNull();
});
