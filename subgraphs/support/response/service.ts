import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { isDay } from '../../kit/scalars';
import { tableOf } from '../../kit/statement';
import { StoredResponsePolicy } from './entity';
import { type ResponsePolicy, minutesOf, responsePolicy } from './targets';

const longestTarget = 100_000;
const mostHolidays = 500;

/** Sets what is given and keeps the rest; holds for all tickets from now on, those of the past included. */
export async function setResponsePolicy(
  transaction: EntityManager,
  changes: { [Name in keyof ResponsePolicy]?: ResponsePolicy[Name] | null },
): Promise<void> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
  const policy: ResponsePolicy = { ...(await responsePolicy(transaction)), ...given };
  if (minutesOf(policy.opensAt, 'opensAt') >= minutesOf(policy.closesAt, 'closesAt')) {
    throw new Refusal('INVALID', 'closesAt must be later than opensAt', ['closesAt']);
  }
  if (policy.weekdays.length === 0 || policy.weekdays.some((day) => day < 1 || day > 7)) {
    throw new Refusal('INVALID', 'weekdays must be numbers from 1, Monday, to 7, Sunday', ['weekdays']);
  }
  if (policy.holidays.length > mostHolidays || !policy.holidays.every(isDay)) {
    throw new Refusal('INVALID', `holidays must be at most ${mostHolidays} days as yyyy-mm-dd`, ['holidays']);
  }
  for (const name of ['questionMinutes', 'complaintMinutes', 'requestMinutes'] as const) {
    if (policy[name] < 1 || policy[name] > longestTarget) {
      throw new Refusal('INVALID', `${name} must be between 1 and ${longestTarget}, got ${policy[name]}`, [name]);
    }
  }
  await transaction.query(
    `INSERT INTO ${tableOf(transaction, StoredResponsePolicy)} (id, policy) VALUES (1, $1::jsonb)
      ON CONFLICT (id) DO UPDATE SET policy = excluded.policy, updated_at = now()`,
    [JSON.stringify(policy)],
  );
  await publish(transaction, [
    { type: 'support.response-policy.changed', customerId: null, occurredAt: new Date(), data: policy },
  ]);
}
