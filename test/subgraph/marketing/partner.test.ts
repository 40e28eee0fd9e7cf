import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { NotTakenError, RefusedMailError } from '../../../subgraphs/kit/mail/mail-errors';
import { carrierOf, isCarried } from '../../../subgraphs/marketing/sending/carrier';
import type { Settings } from '../../../subgraphs/kit/settings';
import type { ClaimedMessage } from '../../../subgraphs/marketing/sending/decision';
import { testSettings } from '../../support/settings';

let partner: Server;
let respond: (response: ServerResponse) => void;
const requests: { headers: IncomingMessage['headers']; body: unknown }[] = [];
beforeAll(async () => {
  partner = createServer((request, response) => {
    void text(request).then((body) => {
      requests.push({ headers: request.headers, body: JSON.parse(body) });
      respond(response);
    });
  });
  partner.listen(0, '127.0.0.1');
  await once(partner, 'listening');
});
afterAll(() => new Promise((closed) => partner.close(closed).closeAllConnections()));

const settingsFor = (url: string): Settings => ({
  ...testSettings,
  outreach: { ...testSettings.outreach, channelUrls: { SMS: url } },
});
const settings = () => settingsFor(`http://us:pass%20word@127.0.0.1:${(partner.address() as AddressInfo).port}/sms`);
const message: ClaimedMessage = {
  ...{ id: '01930000-0000-7000-8000-000000000001', campaignId: '01930000-0000-7000-8000-000000000002' },
  ...{ customerId: '01930000-0000-7000-8000-000000000003', channel: 'SMS', purpose: 'offers' },
  ...{ address: '+821012345678', name: 'Mina', tracksIndividuals: true, sentAt: new Date(), attempts: 1 },
  letter: { subject: '(광고)', body: 'Gloves are back.', text: 'Gloves are back.', html: null },
};
const send = (to = settings()) => carrierOf(to).send(message);

test('a partner gets a message with all it takes to send it once', async () => {
  respond = (response) => response.writeHead(202).end();

  await send();

  expect(requests.at(-1)).toMatchObject({
    headers: {
      authorization: `Basic ${Buffer.from('us:pass word').toString('base64')}`,
      'content-type': 'application/json',
      'idempotency-key': message.id,
    },
    body: {
      ...{ id: message.id, campaignId: message.campaignId, channel: 'SMS', purpose: 'offers', to: '+821012345678' },
      ...{ subject: '(광고)', body: 'Gloves are back.' },
      unsubscribeUrl: expect.stringContaining('https://graph.example.com/unsubscribe/'),
    },
  });
});

test.each([
  [422, RefusedMailError],
  [401, NotTakenError],
  [404, NotTakenError],
  [429, NotTakenError],
  [503, NotTakenError],
])('%d says how it went', async (status, kind) => {
  respond = (response) => response.writeHead(status).end('no');

  await expect(send()).rejects.toThrow(kind);
});

test('a redirect is not followed', async () => {
  const before = requests.length;
  respond = (response) => response.writeHead(307, { location: '/elsewhere' }).end();

  await expect(send()).rejects.toThrow(NotTakenError);
  expect(requests).toHaveLength(before + 1);
});

test('a partner that cannot be reached took nothing, of one that breaks off nobody knows', async () => {
  respond = (response) => response.destroy();
  const broken: unknown = await send().catch((error: unknown) => error);
  const unreachable: unknown = await send(settingsFor('http://127.0.0.1:1/')).catch((error: unknown) => error);

  expect(broken).toBeInstanceOf(Error);
  expect(broken).not.toBeInstanceOf(NotTakenError);
  expect(broken).not.toBeInstanceOf(RefusedMailError);
  expect(unreachable).toBeInstanceOf(NotTakenError);
});

test('e-mail is carried always, other channels where a partner carries them', async () => {
  expect(isCarried('EMAIL', testSettings)).toBe(true);
  expect(isCarried('SMS', testSettings)).toBe(false);
  expect(isCarried('SMS', settings())).toBe(true);
  expect(isCarried('KAKAO', settings())).toBe(false);
  expect(isCarried('PHONE', settings())).toBe(false);
  await expect(send(testSettings)).rejects.toThrow(NotTakenError);
});
