import type { DataSource } from 'typeorm';
import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';

describe('importing', () => {
  let database: TestDatabase;
  let connections: DataSource;

  beforeEach(async () => {
    database = await createTestDatabase();
    connections = await database.dataSource(customer);
  });
  afterEach(() => database.drop());

  /** Cells as the engine hands them over; each row has the file's system. */
  const importRows = async (kind: string, rows: object[]) => {
    const found = customer.importKinds.find((one) => one.kind === kind);
    if (!found) throw new Error(`${kind} is no kind`);
    const typed = rows.map((row) => found.row.parse({ system: 'crm', ...row }));
    const outcomes = await connections.transaction((transaction) =>
      found.write(transaction, typed, { defaultCountry: 'KR' }),
    );
    return outcomes.map((result) =>
      result.outcome === 'failed' ? [result.refusal.code, ...(result.refusal.field ?? [])].join(' ') : result.outcome,
    );
  };

  describe('customers', () => {
    const kim = {
      ...{ externalRef: '1', email: 'kim@crm.test', phone: '010-2345-6789', givenName: '민', familyName: '김' },
      ...{ birthOn: '1990-01-02', language: 'ko', timeZone: 'Asia/Seoul', addressLine1: '세종대로 110', city: '서울' },
      ...{ countryCode: 'kr', createdAt: '2011-05-06T00:00:00Z' },
    };

    it('makes them once and changes nothing the second time', async () => {
      const rows = [kim, { externalRef: '2', organisation: 'Firm' }, { email: 'lee@crm.test' }];

      expect(await importRows('customers', rows)).toEqual(['created', 'created', 'created']);
      expect(await importRows('customers', rows)).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(
        await database.asOwner(
          `SELECT c.created_at, p.shown_name, p.address_lines, p.country_code, p.birth_on::text AS birth_on
            FROM identity.customer c JOIN identity.profile p ON p.customer_id = c.id WHERE p.city = '서울'`,
        ),
      ).toEqual([
        {
          ...{ created_at: new Date('2011-05-06T00:00:00Z'), shown_name: '김민', address_lines: ['세종대로 110'] },
          ...{ country_code: 'KR', birth_on: '1990-01-02' },
        },
      ]);
    });

    it('fills gaps, adds identifiers and never overwrites', async () => {
      await importRows('customers', [{ externalRef: '1', givenName: 'Min', createdAt: '2011-05-06T00:00:00Z' }]);

      expect(await importRows('customers', [{ externalRef: '1', givenName: 'Other', familyName: 'Kim' }])).toEqual([
        'updated',
      ]);
      expect(await importRows('customers', [{ externalRef: '1', email: 'min@crm.test' }])).toEqual(['updated']);
      expect(await importRows('customers', [{ email: 'min@crm.test', givenName: 'Other' }])).toEqual(['unchanged']);
      expect(await database.asOwner('SELECT given_name, family_name FROM identity.profile')).toEqual([
        { given_name: 'Min', family_name: 'Kim' },
      ]);
    });

    it('moves the instant a customer is known since back, never forward', async () => {
      const since = (createdAt: string) => [{ externalRef: '1', createdAt }];

      expect(await importRows('customers', since('2012-01-01T00:00:00Z'))).toEqual(['created']);
      expect(await importRows('customers', since('2011-01-01T00:00:00Z'))).toEqual(['updated']);
      expect(await importRows('customers', since('2013-01-01T00:00:00Z'))).toEqual(['unchanged']);
      expect(await database.asOwner('SELECT created_at FROM identity.customer')).toEqual([
        { created_at: new Date('2011-01-01T00:00:00Z') },
      ]);
    });

    it('refuses bad rows by attribute and writes the others', async () => {
      const outcomes = await importRows('customers', [
        { givenName: 'Nobody' },
        { externalRef: '3', email: 'no address' },
        { email: 'a@crm.test', phone: '12345' },
        { externalRef: '4', countryCode: 'XX' },
        { externalRef: '5', timeZone: 'Nowhere' },
        { externalRef: '6' },
      ]);

      expect(outcomes).toEqual([
        'INVALID externalRef',
        'INVALID email',
        'INVALID phone',
        'INVALID countryCode',
        'INVALID timeZone',
        'created',
      ]);
      expect(await database.asOwner('SELECT FROM identity.customer')).toHaveLength(1);
    });
  });

  describe('staff', () => {
    it('makes them once, managers after their people included', async () => {
      const rows = [
        { externalRef: 'kim', name: 'Kim', team: 'east', managerRef: 'boss', login: 'kim' },
        { externalRef: 'lee', name: 'Lee', department: 'support', managerRef: 'kim' },
        { externalRef: 'boss', name: 'Boss' },
      ];

      expect(await importRows('staff', rows)).toEqual(['created', 'created', 'created']);
      expect(await importRows('staff', rows)).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(await importRows('staff', [{ externalRef: 'lee', name: 'Lee', managerRef: 'boss' }])).toEqual(['updated']);
      expect(
        await database.asOwner(
          `SELECT s.name, s.department, m.name AS manager FROM customer.staff s
            LEFT JOIN customer.staff m ON m.id = s.manager_id ORDER BY s.name`,
        ),
      ).toEqual([
        { name: 'Boss', department: 'sales', manager: null },
        { name: 'Kim', department: 'sales', manager: 'Boss' },
        { name: 'Lee', department: 'sales', manager: 'Boss' },
      ]);
      expect(
        await database.asOwner(
          "SELECT staff_id FROM identity.staff_by_external_ref('{login,crm,crm}', '{kim,kim,none}')",
        ),
      ).toEqual([{ staff_id: expect.any(String) }, { staff_id: expect.any(String) }, { staff_id: null }]);
    });

    it('tells a person who comes twice in a batch truthfully', async () => {
      expect(
        await importRows('staff', [
          { externalRef: 'kim', name: 'Kim' },
          { externalRef: 'kim', name: 'Kim' },
          { externalRef: 'kim', name: 'Kim Min' },
        ]),
      ).toEqual(['created', 'unchanged', 'updated']);
    });

    it('refuses whoever has an unknown manager, and all who rest on the refused', async () => {
      const outcomes = await importRows('staff', [
        { externalRef: 'a', name: 'A', managerRef: 'b' },
        { externalRef: 'b', name: 'B', managerRef: 'nobody' },
        { externalRef: 'c', name: 'C', managerRef: 'c' },
        { externalRef: 'd', name: 'D' },
      ]);

      expect(outcomes).toEqual(['NOT_FOUND managerRef', 'NOT_FOUND managerRef', 'INVALID managerRef', 'created']);
      expect(await database.asOwner('SELECT name FROM customer.staff')).toEqual([{ name: 'D' }]);
    });

    it('refuses a circle of managers and a login that somebody else has', async () => {
      await importRows('staff', [
        { externalRef: 'a', name: 'A', login: 'a' },
        { externalRef: 'b', name: 'B', managerRef: 'a' },
      ]);

      const outcomes = await importRows('staff', [
        { externalRef: 'a', name: 'A', managerRef: 'b' },
        { externalRef: 'b', name: 'B', login: 'a' },
      ]);

      expect(outcomes).toEqual(['INVALID managerRef', 'CONFLICT login']);
    });
  });
});
