import { type FilterFields, type Operators, compare } from '../../kit/filter';
import { type IdentifierKind, normaliseIdentifier } from '../../kit/normalise-identifier';
import { Refusal } from '../../kit/errors';
import type { Statement } from '../../kit/statement';

type Text = Pick<Operators, 'eq' | 'neq' | 'in' | 'contains' | 'startsWith' | 'isNull'>;
type Instant = Pick<Operators, 'gt' | 'gte' | 'lt' | 'lte' | 'isNull'>;

export interface CustomerFilter {
  displayName?: Text | null;
  email?: Text | null;
  phone?: Text | null;
  createdAt?: Instant | null;
  updatedAt?: Instant | null;
  and?: readonly CustomerFilter[] | null;
  or?: readonly CustomerFilter[] | null;
  not?: CustomerFilter | null;
}

/** The key a spelling is stored under; what can't be one stays as it is, and is found nowhere. */
function keyOf(kind: IdentifierKind, value: unknown, defaultCountry: string | null): unknown {
  if (typeof value !== 'string') return value;
  try {
    return normaliseIdentifier({ kind, value }, defaultCountry).key;
  } catch (error) {
    if (error instanceof Refusal) return value;
    throw error;
  }
}

/** Survivors with an identifier in force that meets the condition on i.key; read once, not for each customer. */
const having = (kind: IdentifierKind, meets: string): string =>
  `(SELECT k.canonical_id FROM identity.canonical(ARRAY(
      SELECT i.customer_id FROM identity.identifier i
      WHERE i.kind = '${kind}' AND i.system = '' AND i.released_at IS NULL AND ${meets})) k)`;

/** A customer has many identifiers of a kind: some one meets the conditions, but neq and isNull speak of all. */
const identifierCondition =
  (kind: IdentifierKind, defaultCountry: string | null) =>
  ({ neq, isNull, ...operators }: Text, statement: Statement): string => {
    const conditions: string[] = [];
    const key = (value: unknown) => keyOf(kind, value, defaultCountry);
    const some = { ...operators, eq: key(operators.eq), in: operators.in?.map(key) };
    if (Object.values(some).some((operand) => operand != null)) {
      conditions.push(`t.id IN ${having(kind, compare('i.key', 'text', some, statement))}`);
    }
    if (neq != null) {
      conditions.push(`t.id NOT IN ${having(kind, compare('i.key', 'text', { eq: key(neq) }, statement))}`);
    }
    if (isNull != null) conditions.push(`t.id ${isNull ? 'NOT IN' : 'IN'} ${having(kind, 'TRUE')}`);
    return conditions.join(' AND ') || 'TRUE';
  };

/** Conditions of CustomerFilter in SQL over the customers view as t. */
export const customerConditions = (defaultCountry: string | null): FilterFields<CustomerFilter> => ({
  displayName: (operators, statement) => compare('t.shown_name', 'text', operators, statement),
  email: identifierCondition('EMAIL', defaultCountry),
  phone: identifierCondition('PHONE', defaultCountry),
  createdAt: (operators, statement) => compare('t.created_at', 'timestamptz', operators, statement),
  updatedAt: (operators, statement) => compare('t.updated_at', 'timestamptz', operators, statement),
});
