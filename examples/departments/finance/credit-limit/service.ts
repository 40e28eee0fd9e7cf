import type { EntityManager } from 'typeorm';
import { Refusal, accepted } from '../../../../subgraphs/kit/errors';
import { type CustomerReference, identify } from '../../../../subgraphs/kit/identity';
import { requireAmount, requireCurrency } from '../../../../subgraphs/kit/money';
import { publish } from '../../../../subgraphs/kit/outbox';
import { tableOf } from '../../../../subgraphs/kit/statement';
import { CreditLimit } from './entity';

export interface CreditLimitSet {
  customer: CustomerReference;
  limit: { amount: string; currencyCode: string };
}

/** Sets how much the customer may owe, in place of what was set before; returns the customer's id. */
export async function setCreditLimit(
  transaction: EntityManager,
  { customer, limit }: CreditLimitSet,
  settings: Parameters<typeof identify>[2],
): Promise<string> {
  const amount = requireAmount(limit.amount, ['limit', 'amount']);
  if (amount.startsWith('-')) throw new Refusal('INVALID', 'a limit must not be negative', ['limit', 'amount']);
  const currencyCode = requireCurrency(limit.currencyCode, ['limit', 'currencyCode']);
  const [identified] = await identify(transaction, [customer], settings);
  const { customerId } = accepted(identified instanceof Refusal ? identified.within('customer') : identified);
  await transaction.query(
    `INSERT INTO ${tableOf(transaction, CreditLimit)} (customer_id, amount, currency_code) VALUES ($1, $2, $3)
      ON CONFLICT (customer_id) DO UPDATE SET amount = excluded.amount, currency_code = excluded.currency_code,
        updated_at = now()`,
    [customerId, amount, currencyCode],
  );
  const data = { amount, currencyCode };
  await publish(transaction, [{ type: 'finance.credit-limit.set', customerId, occurredAt: new Date(), data }]);
  return customerId;
}
