import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { createDepartment, email, externalRef, identified, seeded, shuffled } from './department';

const departments = ['crowd-sales', 'crowd-marketing', 'crowd-support'];
const writersOfEach = 12;

describe('36 concurrent writers in three roles', () => {
  let database: TestDatabase;
  const writers: Client[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    for (const name of departments) {
      const connect = await createDepartment(database, name);
      for (let writer = 0; writer < writersOfEach; writer += 1) writers.push(await connect());
    }
  });
  afterAll(async () => {
    await Promise.all(writers.map((writer) => writer.end()));
    await database.drop();
  });

  const transaction = async (writer: Client, end: 'COMMIT' | 'ROLLBACK', work: () => Promise<unknown>) => {
    await writer.query('BEGIN');
    // All queue for the same people: how long that takes is the machine's matter, a deadlock would be ours.
    await writer.query("SET LOCAL statement_timeout = '20s'");
    try {
      await work();
      await writer.query(end);
      return null;
    } catch (error) {
      await writer.query('ROLLBACK');
      return error;
    }
  };

  const customers = async () =>
    (await database.asOwner<{ count: number }>('SELECT count(*)::int FROM identity.customer'))[0]?.count;

  it('make exactly 2,000 customers of 2,000 addresses, without a failure', async () => {
    const addresses = Array.from({ length: 2_000 }, (_, index) => `person${index}@crowd.test`);
    const failures: unknown[] = [];
    let references = 0;

    await Promise.all(
      writers.map(async (writer, position) => {
        const random = seeded(position + 1);
        const own = addresses.filter((_, index) => index % writers.length === position);
        const queue = shuffled([...own, ...shuffled(addresses, random).slice(0, 400)], random);
        while (queue.length > 0) {
          const batch = queue.splice(0, 1 + Math.floor(random() * 25));
          const end = random() < 0.1 ? 'ROLLBACK' : 'COMMIT';
          // Whoever rolls back comes again with what is his alone to bring.
          if (end === 'ROLLBACK') queue.push(...batch.filter((address) => own.includes(address)));
          references += batch.length;
          const spelt = (address: string) => (random() < 0.5 ? address.toUpperCase() : ` ${address} `);
          const failure = await transaction(writer, end, () =>
            identified(
              writer,
              batch.map((address) => ({ identifiers: [email(spelt(address))] })),
            ),
          );
          if (failure) failures.push(failure);
        }
      }),
    );
    expect(failures).toEqual([]);
    expect(references).toBeGreaterThan(15_000);
    expect(await customers()).toBe(2_000);
    expect(
      await database.asOwner(
        'SELECT c.id FROM identity.customer c LEFT JOIN identity.identifier i ON i.customer_id = c.id WHERE i.id IS NULL',
      ),
    ).toEqual([]);
    expect(await database.asOwner('SELECT DISTINCT first_seen_by FROM identity.customer')).toHaveLength(3);
  });

  it('bring new identifiers to the same known customers in any order, without a deadlock', async () => {
    const [first] = writers as [Client];
    const known = await identified(
      first,
      Array.from({ length: 30 }, (_, index) => ({ identifiers: [email(`known${index}@crowd.test`)] })),
    );
    const failures: unknown[] = [];

    await Promise.all(
      writers.map(async (writer, position) => {
        const random = seeded(1_000 + position);
        for (let round = 0; round < 8; round += 1) {
          const batch = shuffled(known, random).slice(0, 12);
          const failure = await transaction(writer, 'COMMIT', () =>
            identified(
              writer,
              batch.map(({ customerId }, index) => ({
                // Half of them by id, half by what the customer already has: both must take the same order.
                ...(index % 2 ? { id: customerId } : {}),
                identifiers: [
                  externalRef(`crowd${position}`, `${round}/${customerId}`),
                  ...(index % 2
                    ? []
                    : [email(`known${known.findIndex((one) => one.customerId === customerId)}@crowd.test`)]),
                ],
                profile: random() < 0.5 ? { displayName: `by ${position}` } : null,
              })),
            ),
          );
          if (failure) failures.push(failure);
        }
      }),
    );

    expect(failures).toEqual([]);
    expect(
      (
        await database.asOwner<{ count: number }>(
          "SELECT count(DISTINCT customer_id)::int FROM identity.identifier WHERE kind = 'EXTERNAL_REF'",
        )
      )[0]?.count,
    ).toBe(30);
  });

  it('meet while their customers are merged and unmerged, without a failure, and every merge comes undone', async () => {
    const [first] = writers as [Client];
    const address = (index: number) => `merging${index}@crowd.test`;
    const known = await identified(
      first,
      Array.from({ length: 20 }, (_, index) => ({
        identifiers: [email(address(index))],
        profile: { givenName: `given ${index}` },
      })),
    );
    const ids = known.map(({ customerId }) => customerId);
    const mergers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const merger = new Client({ connectionString: database.urlFor('customer') });
        await merger.connect();
        await merger.query("SET statement_timeout = '60s'");
        return merger;
      }),
    );
    const failures: unknown[] = [];
    const undo = (merger: Client, mergeId: string) =>
      transaction(merger, 'COMMIT', () => merger.query("SELECT * FROM identity.unmerge($1, 'test')", [mergeId]));

    const merging = mergers.map(async (merger, position) => {
      const random = seeded(2_000 + position);
      for (let round = 0; round < 20; round += 1) {
        const [survivor, merged] = shuffled(ids, random);
        const mergeId = randomUUID();
        const failure = await transaction(merger, 'COMMIT', () =>
          merger.query("SELECT * FROM identity.merge($1, $2, $3, 'test')", [mergeId, survivor, merged]),
        );
        const undone = random() < 0.6 ? await undo(merger, mergeId) : null;
        failures.push(...[failure, undone].filter(Boolean));
      }
    });
    const writing = writers.map(async (writer, position) => {
      // One customer may be all of them for a while: who waits in line for it is not what is tried here.
      await writer.query("SET statement_timeout = '60s'");
      const random = seeded(3_000 + position);
      for (let round = 0; round < 4; round += 1) {
        const batch = shuffled(ids, random).slice(0, 4);
        const failure = await transaction(writer, 'COMMIT', () =>
          identified(
            writer,
            batch.map((id) => ({
              identifiers: [email(address(ids.indexOf(id))), externalRef(`merging${position}`, `${round}/${id}`)],
              profile: { familyName: `family ${ids.indexOf(id)}` },
            })),
          ),
        );
        if (failure) failures.push(failure);
      }
    });
    await Promise.all([...merging, ...writing]);

    expect(failures).toEqual([]);
    const [merger] = mergers as [Client];
    const left = await database.asOwner<{ id: string }>('SELECT id FROM identity.merge_log WHERE undone_at IS NULL');
    expect(left.length).toBeGreaterThan(0);
    for (const { id } of left) expect(await undo(merger, id)).toBeNull();
    await Promise.all(mergers.map((one) => one.end()));
    expect(
      await database.asOwner(
        `SELECT p.customer_id AS id, p.shown_name AS name FROM identity.profile p JOIN identity.customer c
            ON c.id = p.customer_id AND c.merged_into IS NULL WHERE p.given_name LIKE 'given %' ORDER BY p.customer_id`,
      ),
    ).toEqual(
      ids.map((id, index) => ({ id, name: `given ${index} family ${index}` })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });
});
