import { Refusal } from '../../kit/errors';
import { requireAmount, requireCurrency } from '../../kit/money';
import { requireText } from '../../kit/text';
import { requireExisting } from '../record/references';
import type { Deal } from './entity';

/** What is known of a deal, stage and partners left out. Undefined or null: not given. */
export interface DealFacts {
  name?: string | null;
  amount?: { amount: string; currencyCode: string } | null;
  sku?: string | null;
  ownerId?: string | null;
  expectedCloseOn?: string | null;
}

/** The columns of the given facts, undefined for the others; refuses what can't be stored. staff are known ids. */
export function dealColumns(
  { name, amount, sku, ownerId, expectedCloseOn }: DealFacts,
  staff: ReadonlySet<string>,
): Partial<Deal> {
  if (amount?.amount.startsWith('-')) {
    throw new Refusal('INVALID', 'amount must not be negative', ['amount', 'amount']);
  }
  return {
    name: name == null ? undefined : requireText(name, 300, ['name']),
    amount: amount ? requireAmount(amount.amount, ['amount', 'amount']) : undefined,
    currencyCode: amount ? requireCurrency(amount.currencyCode, ['amount', 'currencyCode']) : undefined,
    sku: sku == null ? undefined : requireText(sku, 100, ['sku']),
    ownerId: requireExisting(staff, ownerId, 'a member of staff with this id', 'ownerId'),
    expectedCloseOn: expectedCloseOn ?? undefined,
  };
}
