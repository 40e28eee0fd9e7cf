import type { Client } from 'pg';
import { refusalOf } from '../../subgraphs/kit/database/failure';
import { Refusal } from '../../subgraphs/kit/errors';
import type { CustomerReference } from '../../subgraphs/kit/identity';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { createDepartment, email, externalRef, identified, identifyOn, phone } from './department';

const nobody = '00000000-0000-7000-8000-000000000000';

describe('a reference to a customer', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await (await createDepartment(database, 'reference-desk'))();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const one = async (reference: CustomerReference) => {
    const [result] = await identified(client, [reference]);
    if (!result) throw new Error('expected one answer');
    return result;
  };
  const refused = async (reference: CustomerReference) => {
    const [result] = await identifyOn(client, [reference]);
    return result instanceof Refusal ? [result.code, result.field] : result;
  };
  const profileOf = async (customerId: string) =>
    (
      await database.asOwner<Record<string, unknown>>('SELECT * FROM identity.profile WHERE customer_id = $1', [
        customerId,
      ])
    )[0];
  const identifiersOf = async (customerId: string) =>
    (
      await database.asOwner<{ key: string }>(
        'SELECT key FROM identity.identifier WHERE customer_id = $1 ORDER BY key',
        [customerId],
      )
    ).map(({ key }) => key);

  it('mints the person once within a batch', async () => {
    const [first, second, third] = await identified(client, [
      { identifiers: [email('batch@ref.test')] },
      { identifiers: [email('BATCH@ref.test'), phone('010-3456-7890')] },
      { identifiers: [phone('+821034567890')] },
    ]);

    expect(first).toMatchObject({ created: true, changed: true });
    expect(second).toMatchObject({ customerId: first?.customerId, created: false, changed: true });
    expect(third).toMatchObject({ customerId: first?.customerId, created: false, changed: false });
  });

  it('keeps the identifiers it brings, so that each leads to the person', async () => {
    const { customerId } = await one({ identifiers: [email('many@ref.test')] });

    await one({ identifiers: [email('many@ref.test'), externalRef('shop', '7')] });

    expect((await one({ identifiers: [externalRef('shop', '7')] })).customerId).toBe(customerId);
    expect((await one({ identifiers: [externalRef('erp', '7')] })).customerId).not.toBe(customerId);
  });

  it('works with only a phone or only a partner id', async () => {
    const byPhone = await one({ identifiers: [phone('010 4567 8901')] });
    const byRef = await one({ identifiers: [externalRef('shop', 'only')] });

    expect(byPhone).toMatchObject({ created: true });
    expect(byRef).toMatchObject({ created: true });
  });

  describe('with a shared mailbox', () => {
    it('is one customer of its own when it has nothing else', async () => {
      const first = await one({ identifiers: [email('info@shared.test')] });
      const second = await one({ identifiers: [email('INFO@shared.test')] });

      expect(second).toMatchObject({ customerId: first.customerId, created: false });
    });

    it('ignores it beside other identifiers, so that colleagues stay different people', async () => {
      const mailbox = await one({ identifiers: [email('sales@shared.test')] });
      const kim = await one({ identifiers: [email('sales@shared.test'), email('kim@shared.test')] });
      const lee = await one({ identifiers: [email('lee@shared.test'), email('sales@shared.test')] });

      expect(new Set([mailbox, kim, lee].map(({ customerId }) => customerId)).size).toBe(3);
      expect(await identifiersOf(kim.customerId)).toEqual(['kim@shared.test']);
      expect(await database.asOwner('SELECT FROM identity.merge_candidate')).toEqual([]);
    });

    it('does not become an identifier of a customer who is named by id', async () => {
      const kim = await one({ identifiers: [email('kim2@shared.test')] });

      await one({ id: kim.customerId, identifiers: [email('contact@shared.test')] });

      expect(await identifiersOf(kim.customerId)).toEqual(['kim2@shared.test']);
    });
  });

  it('knows the shared mailboxes it is told instead of the usual ones', async () => {
    const settings = { sharedMailboxes: new Set(['reception']) };
    const references = [
      { identifiers: [email('reception@told.test'), email('ha@told.test')] },
      { identifiers: [email('info@told.test'), email('na@told.test')] },
    ];
    const [ha, na] = await identified(client, references, settings);

    expect(await identifiersOf(ha!.customerId)).toEqual(['ha@told.test']);
    expect(await identifiersOf(na!.customerId)).toEqual(['info@told.test', 'na@told.test']);
  });

  describe('with an id', () => {
    it('agrees with identifiers that are new or the same customer’s', async () => {
      const { customerId } = await one({ identifiers: [email('agree@ref.test')] });

      const own = await one({ id: customerId, identifiers: [email('agree@ref.test')] });
      const added = await one({ id: customerId.toUpperCase(), identifiers: [phone('010-5678-9012')] });

      expect(own).toEqual({ customerId, created: false, changed: false });
      expect(added).toEqual({ customerId, created: false, changed: true });
    });

    it('is refused CONFLICT with somebody else’s identifier, and writes nothing', async () => {
      const { customerId } = await one({ identifiers: [email('conflict@ref.test')] });
      await one({ identifiers: [email('else@ref.test')] });

      const refusal = await refused({
        id: customerId,
        identifiers: [email('else@ref.test'), email('fresh@ref.test')],
        profile: { displayName: 'Never' },
      });

      expect(refusal).toEqual(['CONFLICT', ['identifiers']]);
      expect(await identifiersOf(customerId)).toEqual(['conflict@ref.test']);
      expect(await profileOf(customerId)).toBeUndefined();
    });

    it('is refused NOT_FOUND when nobody has it, and the rest of the batch is done', async () => {
      const results = await identifyOn(client, [
        { id: nobody },
        { id: 'no id' },
        { identifiers: [email('rest@ref.test')] },
        { id: nobody, identifiers: [email('ghost@ref.test')] },
      ]);

      expect(results.map((result) => (result instanceof Refusal ? result.code : result.created))).toEqual([
        'NOT_FOUND',
        'NOT_FOUND',
        true,
        'NOT_FOUND',
      ]);
      expect(await database.asOwner("SELECT FROM identity.identifier WHERE key = 'ghost@ref.test'")).toEqual([]);
    });
  });

  it('does not match what was released, and may take it', async () => {
    const before = await one({ identifiers: [email('released@ref.test')] });
    await database.asOwner("UPDATE identity.identifier SET released_at = now() WHERE key = 'released@ref.test'");

    const after = await one({ identifiers: [email('released@ref.test')] });

    expect(after).toMatchObject({ created: true });
    expect(after.customerId).not.toBe(before.customerId);
  });

  it('that two known customers share goes to the stronger identifier and leaves one candidate', async () => {
    const byMail = await one({ identifiers: [email('twin@ref.test')] });
    const byRef = await one({ identifiers: [externalRef('shop', 'twin')] });
    const both = { identifiers: [email('twin@ref.test'), externalRef('shop', 'twin')] };

    const first = await one(both);
    const again = await one(both);

    expect(first).toEqual({ customerId: byRef.customerId, created: false, changed: false });
    expect(again).toEqual(first);
    const [low, high] = [byMail.customerId, byRef.customerId].sort();
    expect(await database.asOwner('SELECT customer_id, other_id, reason FROM identity.merge_candidate')).toEqual([
      { customer_id: low, other_id: high, reason: 'SHARED_EMAIL' },
    ]);
  });

  describe('with a profile', () => {
    it('fills what is unknown and never overwrites', async () => {
      const identifiers = [email('profile@ref.test')];
      const first = await one({ identifiers, profile: { givenName: 'Ada', language: '' } });

      const second = await one({ identifiers, profile: { givenName: 'Eve', familyName: 'Lovelace', language: 'en' } });
      const third = await one({ identifiers, profile: { givenName: 'Mallory', familyName: 'Other' } });

      expect([first.changed, second.changed, third.changed]).toEqual([true, true, false]);
      expect(await profileOf(first.customerId)).toMatchObject({
        ...{ given_name: 'Ada', family_name: 'Lovelace', language: 'en', shown_name: 'Ada Lovelace' },
      });
    });

    it('fills an address only as a whole', async () => {
      const identifiers = [email('whole@ref.test')];
      const { customerId } = await one({ identifiers, profile: { address: { city: 'Seoul', countryCode: 'kr' } } });

      const second = await one({ identifiers, profile: { address: { lines: ['1 Main Street'], postcode: '12345' } } });

      expect(second.changed).toBe(false);
      expect(await profileOf(customerId)).toMatchObject({
        ...{ address_lines: null, city: 'Seoul', postcode: null, country_code: 'KR' },
      });
    });

    it.each([
      [{ givenName: '길동', familyName: '홍' }, '홍길동'],
      [{ givenName: 'Gildong', familyName: 'Hong' }, 'Gildong Hong'],
      [{ familyName: 'Hong' }, 'Hong'],
      [{ organisation: 'Firm', displayName: 'Shown' }, 'Shown'],
      [{ organisation: 'Firm' }, 'Firm'],
    ])('of %j shows the name %s', async (profile, shown) => {
      const { customerId } = await one({ identifiers: [externalRef('names', shown)], profile });

      expect(await profileOf(customerId)).toMatchObject({ shown_name: shown });
    });
  });

  describe('beyond its limits', () => {
    const identifiers = [email('limits@ref.test')];

    it.each<[string, CustomerReference, string, string[]]>([
      ['nothing', {}, 'INVALID', ['id']],
      ['21 identifiers', { identifiers: Array(21).fill(email('a@b.co')) }, 'LIMIT_EXCEEDED', ['identifiers']],
      [
        'an address of 255 characters',
        { identifiers: [email(`${'x'.repeat(246)}@ref.test`)] },
        'INVALID',
        ['identifiers', '0', 'value'],
      ],
      ['an empty partner id', { identifiers: [externalRef('shop', ' ')] }, 'INVALID', ['identifiers', '0', 'value']],
      [
        'a system of 101 characters',
        { identifiers: [externalRef('x'.repeat(101), '1')] },
        'INVALID',
        ['identifiers', '0', 'system'],
      ],
      [
        'an e-mail with a system',
        { identifiers: [{ ...email('a@b.co'), system: 'x' }] },
        'INVALID',
        ['identifiers', '0', 'system'],
      ],
      ['a number nobody has', { identifiers: [phone('12345')] }, 'INVALID', ['identifiers', '0', 'value']],
      [
        'a name of 201 characters',
        { identifiers, profile: { givenName: 'x'.repeat(201) } },
        'INVALID',
        ['profile', 'givenName'],
      ],
      [
        'six address lines',
        { identifiers, profile: { address: { lines: Array(6).fill('x') } } },
        'INVALID',
        ['profile', 'address', 'lines'],
      ],
    ])('(%s) is refused', async (_name, reference, code, field) => {
      expect(await refused(reference)).toEqual([code, field]);
    });

    it.each([
      ['NUL in an address', { identifiers: [email('a\u0000b@ref.test')] }],
      ['NUL in a partner id', { identifiers: [externalRef('shop', 'a\u0000b')] }],
      ['a lone surrogate in a partner id', { identifiers: [externalRef('shop', '\ud83d')] }],
      ['NUL in a name', { identifiers, profile: { displayName: '\u0000' } }],
      ['a lone surrogate in a name', { identifiers, profile: { displayName: '\udc00' } }],
      ['a day that does not exist', { identifiers, profile: { birthOn: '2026-02-30' } }],
    ])('(%s) is a refusal, not a fault', async (_name, reference) => {
      const outcome = await identifyOn(client, [reference]).then(
        ([result]) => result,
        (error: unknown) => refusalOf(error),
      );

      expect(outcome).toBeInstanceOf(Refusal);
      expect(outcome).toMatchObject({ code: 'INVALID' });
    });
  });

  it('of a transaction that is rolled back leaves no ghost, and whoever waited for it mints the person', async () => {
    const other = await (await createDepartment(database, 'reference-desk'))();
    try {
      await client.query('BEGIN');
      await identified(client, [{ identifiers: [email('rolled@ref.test')], profile: { displayName: 'Ghost' } }]);
      const waiting = identified(other, [{ identifiers: [email('Rolled@ref.test')] }]);
      await client.query('ROLLBACK');
      const [minted] = await waiting;

      expect(minted).toMatchObject({ created: true });
      expect(
        await database.asOwner(
          `SELECT c.id, p.shown_name FROM identity.identifier i JOIN identity.customer c ON c.id = i.customer_id
            LEFT JOIN identity.profile p ON p.customer_id = c.id WHERE i.key = 'rolled@ref.test'`,
        ),
      ).toEqual([{ id: minted?.customerId, shown_name: null }]);
    } finally {
      await other.end();
    }
  });
});
