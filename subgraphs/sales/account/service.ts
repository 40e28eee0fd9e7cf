import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted, notFound } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import type { CustomerReference, IdentitySettings } from '../../kit/identity';
import { columnsOf, isUuid, tableOf } from '../../kit/statement';
import { optionalText, refColumns, requireText } from '../../kit/text';
import { type Upserted, changesOf, updateRow } from '../../kit/upsert';
import { identifyGiven } from '../record/identify-given';
import { sift, steps } from '../../kit/sift';
import { writeRecords } from '../record/write';
import { Account } from './entity';
import { addMembers, replaceMembers } from './members';
import { requireRegistrationNumber } from './registration-number';
import { searchKey } from './search-key';

export interface AccountSave {
  /** Undefined or null: externalRef decides which account it is. */
  id?: string | null;
  externalRef?: { system: string; value: string } | null;
  name: string;
  /** Undefined or null keeps what is known, here and below. */
  domain?: string | null;
  sector?: string | null;
  registrationNumber?: string | null;
  /** All who belong to the account. */
  customerIds?: readonly string[] | null;
  /** One who belongs to it too. */
  customer?: CustomerReference | null;
}

type Columns = Pick<
  Account,
  'name' | 'domain' | 'sector' | 'registrationNumber' | 'externalSystem' | 'externalValue' | 'searchKey'
>;

function readDomain(given: string | null | undefined): string | null {
  const domain = optionalText(given, 253, ['domain'])?.normalize('NFKC').toLowerCase() ?? null;
  if (domain !== null && !/^[^\s@/:.]+(\.[^\s@/:.]+)+$/.test(domain)) {
    throw new Refusal('INVALID', 'domain must be an internet domain such as example.com', ['domain']);
  }
  return domain;
}

const keyOf = (name: string, domain: string | null): string => searchKey(`${name} ${domain ?? ''}`.trim());

function columnsOfSave(save: AccountSave): Columns {
  const name = requireText(save.name, 300, ['name']);
  const domain = readDomain(save.domain);
  return {
    name,
    domain,
    sector: optionalText(save.sector, 200, ['sector']),
    registrationNumber: requireRegistrationNumber(save.registrationNumber),
    ...refColumns(save.externalRef),
    searchKey: keyOf(name, domain),
  };
}

/** What the account becomes: what the save leaves out stays. */
function change(stored: Account, columns: Columns): Partial<Account> {
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Partial<Account>;
  return { ...given, searchKey: keyOf(columns.name, columns.domain ?? stored.domain) };
}

async function updateById(transaction: EntityManager, id: string, columns: Columns): Promise<Upserted | Refusal> {
  const rows: Account[] = isUuid(id)
    ? await transaction.query(
        `SELECT ${columnsOf(transaction, Account, 't')} FROM ${tableOf(transaction, Account)} t WHERE id = $1 FOR UPDATE`,
        [id],
      )
    : [];
  const [stored] = rows;
  if (!stored) return notFound('account', ['id']);
  const changes = changesOf(transaction, Account, stored, change(stored, columns));
  const changed = Object.keys(changes).length > 0;
  if (changed) await updateRow(transaction, Account, stored.id, changes);
  return { id: stored.id, outcome: changed ? 'updated' : 'unchanged' };
}

/**
 * Creates or updates accounts and who belongs to them, in the order given; a Refusal stands in the place of one that
 * can't be.
 */
export async function saveAccounts(
  transaction: EntityManager,
  saves: readonly AccountSave[],
  settings: IdentitySettings,
): Promise<(Upserted | Refusal)[]> {
  const results: (Upserted | Refusal)[] = [];
  const readable = sift(results, steps(saves), (save) => ({ save, columns: columnsOfSave(save) }));
  const customers = await identifyGiven(
    transaction,
    readable.map(({ value }) => value.save.customer),
    settings,
  );
  const ready = sift(results, readable, (value, index) => ({ ...value, customer: accepted(customers[index]) }));
  const byRef = ready.filter(({ value }) => value.save.id == null);
  const written = await writeRecords<Account>(
    transaction,
    Account,
    byRef.map(({ value: { columns } }) => ({
      fresh: { id: uuid(), ...columns },
      change: (stored) => change(stored, columns),
    })),
  );
  byRef.forEach(({ position }, index) => (results[position] = accepted(written[index])));
  for (const { position, value } of ready) {
    if (value.save.id != null) results[position] = await updateById(transaction, value.save.id, value.columns);
  }
  const moved: string[] = [];
  for (const { position, value } of ready) {
    const account = results[position];
    if (!account || account instanceof Refusal || value.save.customerIds == null) continue;
    const replaced = await replaceMembers(transaction, account.id, value.save.customerIds);
    if (replaced instanceof Refusal) {
      results[position] = replaced;
      continue;
    }
    moved.push(...replaced);
    if (replaced.length > 0 && account.outcome === 'unchanged') results[position] = { ...account, outcome: 'updated' };
  }
  const joining = ready.flatMap(({ position, value: { customer } }) => {
    const account = results[position];
    return account && !(account instanceof Refusal) && customer ? [{ position, account, customer }] : [];
  });
  const joined = await addMembers(
    transaction,
    joining.map(({ account, customer }) => ({ accountId: account.id, customerId: customer.customerId })),
  );
  for (const { position, account, customer } of joining) {
    const hasJoined = joined.has(`${account.id} ${customer.customerId}`);
    if (hasJoined) moved.push(customer.customerId);
    if ((customer.changed || hasJoined) && account.outcome === 'unchanged')
      results[position] = { ...account, outcome: 'updated' };
  }
  await publishFacts(transaction, moved);
  return results;
}
