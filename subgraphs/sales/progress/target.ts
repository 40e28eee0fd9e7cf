import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { requireAmount, requireCurrency } from '../../kit/money';
import { readPeriod } from '../../kit/period';
import { existingStaffIds } from '../../kit/staff';
import { requireExisting } from '../record/references';

export interface TargetSet {
  period: string;
  memberId?: string | null;
  amount: { amount: string; currencyCode: string };
}

/** Sets a target, or another amount for one that is set. */
export async function setTarget(transaction: EntityManager, { period, memberId, amount }: TargetSet): Promise<void> {
  const { firstDay, endDay } = readPeriod(period, 'period');
  const staff = await existingStaffIds(transaction, [memberId]);
  const member = requireExisting(staff, memberId, 'a member of staff with this id', 'memberId') ?? null;
  if (amount.amount.startsWith('-')) {
    throw new Refusal('INVALID', 'a target must not be negative', ['amount', 'amount']);
  }
  const whose = member === null ? '(first_day, end_day, currency_code) WHERE member_id IS NULL' : memberKey;
  await transaction.query(
    `INSERT INTO sales.sales_targets (id, first_day, end_day, member_id, amount, currency_code)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT ${whose} DO UPDATE SET amount = excluded.amount, updated_at = now()`,
    [
      uuid(),
      ...[firstDay, endDay, member],
      requireAmount(amount.amount, ['amount', 'amount']),
      requireCurrency(amount.currencyCode, ['amount', 'currencyCode']),
    ],
  );
}

const memberKey = '(first_day, end_day, currency_code, member_id) WHERE member_id IS NOT NULL';
