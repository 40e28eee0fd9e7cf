export type LifeCycleStage = 'PROSPECT' | 'FIRST_PURCHASE' | 'REPEAT' | 'CROSS_SOLD' | 'AT_RISK' | 'LAPSED';

/** What sales and support know of a customer at this moment; null where one could not be asked. */
export type Known = Record<'sales' | 'support', Record<string, unknown> | null>;

/** A filter of customers of the few kinds that rules are made of: facts of departments, and or. */
export interface Condition {
  [name: string]: Record<string, Record<string, unknown>> | Condition[];
}

/** A stage and what must be met for it when none before it is. */
export interface StageRule {
  stage: LifeCycleStage;
  condition: Condition;
}

const instant = /^\d{4}-\d\d-\d\dT/;
const comparable = (value: unknown): number | boolean =>
  typeof value === 'string' && instant.test(value) ? Date.parse(value) : (value as number | boolean);

const operators: Record<string, (value: number | boolean, operand: number | boolean) => boolean> = {
  eq: (value, operand) => value === operand,
  gt: (value, operand) => value > operand,
  lt: (value, operand) => value < operand,
};

function compares(operator: string, value: unknown, operand: unknown): boolean {
  const compare = operators[operator];
  if (!compare) throw new Error(`no rule compares by ${operator}`);
  return value != null && compare(comparable(value), comparable(operand));
}

const meets = (condition: Condition, known: Record<string, Record<string, unknown> | null>): boolean =>
  Object.entries(condition).every(([name, value]) =>
    Array.isArray(value)
      ? value.some((one) => meets(one, known))
      : Object.entries(value).every(([fact, compared]) =>
          Object.entries(compared).every(([operator, operand]) => compares(operator, known[name]?.[fact], operand)),
        ),
  );

/** The first stage whose rule is met by what the departments know now; null when one could not be asked. */
export function stageOf(rules: readonly StageRule[], known: Known): LifeCycleStage | null {
  if (!known.sales || !known.support) return null;
  return rules.find(({ condition }) => meets(condition, known))?.stage ?? null;
}
