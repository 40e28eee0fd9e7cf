import { clickOfToken, clickToken, messageOfOpenToken, openToken } from '../../subgraphs/marketing/tracking/link';
import { trackedHtml } from '../../subgraphs/marketing/tracking/tracked-html';

const secret = 'a secret for links in mails of these tests';
const settings = { publicUrl: 'https://graph.example.com', linkSecret: secret };
const messageId = '0192f0c1-0000-7000-8000-000000000001';
const tracked = (html: string) => trackedHtml(html, messageId, settings);
const picture = `<img src="https://graph.example.com/t/o/${openToken(messageId, secret)}" alt="" width="1" height="1">`;
const link = (target: string) => `https://graph.example.com/t/c/${clickToken({ messageId, target }, secret)}`;

test.each([
  [
    'a link',
    '<p><a href="https://shop.example.com/a?b=1&amp;c=2">Shop</a></p>',
    (link: string) => `<p><a href="${link}">Shop</a></p>`,
    'https://shop.example.com/a?b=1&c=2',
  ],
  [
    'a link in capitals beside a misleading title',
    `<A class=x HREF='https://shop.example.com/a' title='> href="https://other.example.com"'>Shop</A>`,
    (link: string) => `<A class=x href="${link}" title='> href="https://other.example.com"'>Shop</A>`,
    'https://shop.example.com/a',
  ],
  [
    'a link without quotes',
    '<a\n href=https://shop.example.com/a>Shop</a>',
    (link: string) => `<a\n href="${link}">Shop</a>`,
    'https://shop.example.com/a',
  ],
  [
    'a link with two addresses, in any script',
    '<a href = " https://shop.example.com/쇼핑 " href="https://other.example.com">Shop</a>',
    (link: string) => `<a href="${link}" href="https://other.example.com">Shop</a>`,
    'https://shop.example.com/%EC%87%BC%ED%95%91',
  ],
])('%s leads through us to where it led', (_what, html, expected, target) => {
  expect(tracked(html)).toBe(expected(link(target)) + picture);
  expect(clickOfToken(link(target).split('/').at(-1) ?? '', secret)).toEqual({ messageId, target });
});

test.each([
  ['an address of mail', '<a href="mailto:shop@example.com">Write</a>'],
  ['a telephone number', '<a href="tel:+82212345678">Call</a>'],
  ['an anchor', '<a href="#top">Up</a>'],
  ['a script', '<a href="javascript:alert(1)">Run</a>'],
  ['a way without a host', '<a href="/relative">Here</a>'],
  ['the target of an anchor', '<a name="top">Top</a>'],
  ['a way to unsubscribe', '<a href="https://graph.example.com/unsubscribe/1.x">No more</a>'],
  ['what is commented out', '<!-- <a href="https://shop.example.com">Shop</a> -->'],
  ['a link longer than servers take', `<a href="https://shop.example.com/${'x'.repeat(4_000)}">Long</a>`],
])('%s stays as it is', (_what, html) => {
  expect(tracked(html)).toBe(html + picture);
});

test('the picture stands at the end of the body', () => {
  expect(tracked('<html><body><p>Hello</p></body></html>')).toBe(`<html><body><p>Hello</p>${picture}</body></html>`);
});

test('text between links is not touched', () => {
  const [one, other] = ['https://shop.example.com/1', 'https://shop.example.com/2'];

  expect(tracked(`안녕 <a href="${one}">1</a> & 😀 <a href="${other}">2</a> 끝`)).toBe(
    `안녕 <a href="${link(one)}">1</a> & 😀 <a href="${link(other)}">2</a> 끝${picture}`,
  );
});

test('a token opens no other door, and none that was changed', () => {
  const click = clickToken({ messageId, target: 'https://shop.example.com' }, secret);
  const [payload = '', signature = ''] = click.split('.');
  const elsewhere = Buffer.from(`${messageId} https://evil.example.com`).toString('base64url');

  expect(clickOfToken(`${elsewhere}.${signature}`, secret)).toBeNull();
  expect(clickOfToken(`${payload}.`, secret)).toBeNull();
  expect(clickOfToken(payload, secret)).toBeNull();
  expect(clickOfToken('', secret)).toBeNull();
  expect(clickOfToken(openToken(messageId, secret), secret)).toBeNull();
  expect(clickOfToken(click, 'another secret')).toBeNull();
  expect(messageOfOpenToken(click, secret)).toBeNull();
  expect(messageOfOpenToken(openToken(messageId, secret), secret)).toBe(messageId);
});
