import { randomUUID } from 'node:crypto';
import { escapedHtml, htmlOfText, textOfHtml } from '../../../subgraphs/marketing/campaign/html-text';
import { letterOf } from '../../../subgraphs/marketing/campaign/letter';
import { testSettings } from '../../support/settings';
import { type Marketing, startMarketing } from './start-marketing';

const mina = {
  ...{ id: '7', displayName: 'Mina <b>Kim</b> & co', givenName: 'Mina', familyName: 'Kim' },
  ...{ organisation: null, language: 'ko' },
};
const unsubscribeUrl = 'https://graph.example.com/unsubscribe/1';
const letter = (template: { subject?: string; body: string; channel?: 'EMAIL' | 'SMS'; purpose?: string }) =>
  letterOf(
    { subject: '', channel: 'EMAIL', purpose: 'offers', ...template },
    { customer: mina, unsubscribeUrl },
    {
      ...testSettings.outreach,
      advertisingPurposes: new Set(['offers']),
    },
  );

test('a body with tags is HTML, in which names are escaped, and has a text beside it', () => {
  const { html, text } = letter({
    body: '<h1>Hello {{ customer.displayName }}</h1><p>See <a href="https://example.com/a?b=1&amp;c=2">our\n gloves</a>.</p><style>p{}</style><ul><li>one</li><li>two</li></ul>',
  });

  expect(html).toContain('<h1>Hello Mina &lt;b&gt;Kim&lt;/b&gt; &amp; co</h1>');
  expect(text).toBe('Hello Mina <b>Kim</b> & co\n\nSee our gloves (https://example.com/a?b=1&c=2).\n\n- one\n- two');
});

test('a body without tags is text, and becomes a page in which nothing of it is HTML', () => {
  const { html, text } = letter({ body: 'Hello {{ customer.displayName }},\nlook: https://example.com/a?b=1.\n\nBye' });

  expect(text).toBe('Hello Mina <b>Kim</b> & co,\nlook: https://example.com/a?b=1.\n\nBye');
  expect(html).toBe(
    '<p>Hello Mina &lt;b&gt;Kim&lt;/b&gt; &amp; co,<br>\nlook: <a href="https://example.com/a?b=1">https://example.com/a?b=1</a>.</p>\n<p>Bye</p>',
  );
});

test('a body can show where its receiver unsubscribes', () => {
  const { html, text } = letter({ body: '<p>News</p><a href="{{ unsubscribeUrl }}">No more</a>' });

  expect(html).toContain(`<a href="${unsubscribeUrl}">No more</a>`);
  expect(text).toBe(`News\n\nNo more (${unsubscribeUrl})`);
});

test('a subject is one line, and advertising says so once', () => {
  expect(letter({ subject: 'Hi\r\nBcc: x@example.com {{ customer.givenName }}', body: 'x' }).subject).toBe(
    '(광고) Hi Bcc: x@example.com Mina',
  );
  expect(letter({ subject: '(광고) Hi', body: 'x' }).subject).toBe('(광고) Hi');
  expect(letter({ subject: 'Hi', body: 'x', purpose: 'service' }).subject).toBe('Hi');
});

test('channels of text carry no HTML', () => {
  expect(letter({ channel: 'SMS', body: 'A & B {{ customer.organisation }}<3' })).toMatchObject({
    text: 'A & B <3',
    html: null,
  });
});

test('text and HTML of odd input stay what they are', () => {
  expect(textOfHtml('a<br>b<p>c')).toBe('a\nb\n\nc');
  expect(htmlOfText('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  expect(escapedHtml(`"'`)).toBe('&quot;&#39;');
});

describe('a preview', () => {
  let marketing: Marketing;
  beforeAll(async () => {
    marketing = await startMarketing();
  });
  afterAll(() => marketing.testDatabase.drop());

  const preview = (campaignId: string, customerId: string) =>
    marketing.execute(
      `query ($campaignId: ID!, $customerId: ID!) { campaignPreview(campaignId: $campaignId, customerId: $customerId) {
        subject body contactability { channel purpose contactable heldBecause } } }`,
      { campaignId, customerId },
    );

  test('shows what one customer would get, and whether they would', async () => {
    const { campaign } = await marketing.mutate(
      'campaignCreate',
      {
        ...{ name: 'Autumn', channel: 'EMAIL', purpose: 'newsletter' },
        ...{ subject: 'For {{ customer.givenName }}', body: '<p>{{ customer.displayName }}</p>' },
      },
      'campaign { id }',
    );
    await marketing.mutate(
      'consentRecord',
      {
        customer: {
          identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }],
          profile: { givenName: 'Mina', displayName: 'M & K' },
        },
        ...{ channel: 'EMAIL', purpose: 'newsletter', state: 'DENIED', source: 'form' },
      },
      'consent { state }',
    );
    const [{ id }] = (await marketing.testDatabase.asOwner<{ id: string }>('SELECT id FROM identity.customer')) as [
      { id: string },
    ];

    const { data } = await preview(campaign.id, id);

    expect(data.campaignPreview).toEqual({
      subject: 'For Mina',
      body: '<p>M &amp; K</p>',
      contactability: {
        ...{ channel: 'EMAIL', purpose: 'newsletter', contactable: false },
        heldBecause: ['NO_CONSENT'],
      },
    });
    expect((await preview(campaign.id, randomUUID())).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await preview('x', id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});
