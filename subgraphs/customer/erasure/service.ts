import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { customerExport } from '../../kit/personal-data';
import { isUuid } from '../../kit/statement';

export interface DepartmentReceipt {
  department: string;
  state: 'PENDING' | 'DONE' | 'RETAINED_BY_LAW' | 'FAILED';
  rows: number;
  at: Date | null;
}

/** How far the erasure of a customer has come, by any id the customer ever had; null when there was none. */
export async function erasureReceipts(manager: EntityManager, customerId: string): Promise<DepartmentReceipt[] | null> {
  if (!isUuid(customerId)) return null;
  const receipts: DepartmentReceipt[] = await manager.query(
    `SELECT r.department, r.state, r.rows, r.at
      FROM identity.erased_id e JOIN identity.erasure_receipt r ON r.customer_id = e.customer_id
      WHERE e.id = $1 ORDER BY r.department`,
    [customerId],
  );
  return receipts.length > 0 ? receipts : null;
}

/**
 * Erases a person: identity at once, with all ids the person ever had; each department by its own task, told by an
 * event that holds the id only. An erased person is erased already. Refuses an id that nobody ever had.
 */
export async function eraseCustomer(transaction: EntityManager, customerId: string, actor: string): Promise<void> {
  if (await erasureReceipts(transaction, customerId)) return;
  const [answer]: { members: string[] | null }[] = isUuid(customerId)
    ? await transaction.query('SELECT identity.erase($1, $2) AS members', [customerId, actor])
    : [];
  if (!answer?.members) throw notFound('a customer with this id', ['customerId']);
  await publish(transaction, [
    {
      type: 'customer.erased',
      customerId: null,
      occurredAt: new Date(),
      data: { customerId: customerId.toLowerCase() },
    },
  ]);
}

export interface CustomerExport {
  /** By department, what its tables hold. */
  export: Record<string, Record<string, unknown[]>>;
  receipts: DepartmentReceipt[];
}

const maximumBytes = 8_000_000;

/** All that every department holds of a customer, all merged ids included; refuses more than 8 MB. */
export async function exportCustomer(manager: EntityManager, customerId: string): Promise<CustomerExport> {
  const members: { member: string }[] = isUuid(customerId)
    ? await manager.query('SELECT member FROM identity.members(ARRAY[$1::uuid])', [customerId])
    : [];
  if (members.length === 0) throw notFound('a customer with this id', ['customerId']);
  const sources: { department: string; source: string }[] = await manager.query(
    `SELECT n.nspname AS department, format('%I.%I', n.nspname, p.proname) AS source
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.proname = $1 AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY n.nspname`,
    [customerExport],
  );
  const exported: CustomerExport = { export: {}, receipts: [] };
  let bytes = 0;
  for (const { department, source } of sources) {
    const [row]: { records: Record<string, unknown[]>; at: Date }[] = await manager.query(
      `SELECT ${source}($1::uuid[]) AS records, now() AS at`,
      [members.map(({ member }) => member)],
    );
    if (!row) throw new Error('an export must answer');
    bytes += JSON.stringify(row.records).length;
    if (bytes > maximumBytes) {
      throw new Refusal('LIMIT_EXCEEDED', `an export has at most ${maximumBytes} characters`, ['customerId']);
    }
    const rows = Object.values(row.records).reduce((sum, list) => sum + list.length, 0);
    exported.export[department] = row.records;
    exported.receipts.push({ department, state: 'DONE', rows, at: row.at });
  }
  return exported;
}
