import { isCustomFieldPath } from '../../kit/custom-field/path';
import { Refusal } from '../../kit/errors';
import { type CustomerFilter, checkOperators, checkStages } from '../../kit/customer-filter';

type Facts = ReadonlyMap<string, { type: string }>;

const maximumLength = 20_000;
/** Leaves room for the filters that a segment stands in: those nest at most 10 levels. */
const maximumDepth = 8;

/** What a filter asks of a customer beside the facts of departments. */
const ownFields: Record<string, string> = {
  displayName: 'TEXT',
  email: 'TEXT',
  phone: 'TEXT',
  createdAt: 'DATETIME',
  updatedAt: 'DATETIME',
};

/** Operators that name no person: a segment is no record of anybody, and stays when a person is erased. */
const impersonal: Record<string, readonly string[]> = {
  displayName: ['isNull'],
  phone: ['isNull'],
  email: ['isNull', 'contains'],
};

function requireImpersonal(name: string, operators: Record<string, unknown>, field: string[]): void {
  for (const [operator, operand] of Object.entries(operators)) {
    if (operand === null || !Object.hasOwn(impersonal, name)) continue;
    const domain = operator !== 'contains' || (typeof operand === 'string' && /^@[^@]+$/.test(operand));
    if (impersonal[name]?.includes(operator) && domain) continue;
    const instead = name === 'email' ? 'isNull, or by contains with a domain such as @example.com' : 'isNull';
    throw new Refusal('INVALID', `a segment names no person: ${name} is asked for by ${instead}`, [...field, operator]);
  }
}

/** What somebody may write into a custom field of any text is as personal as a name. */
function requireNoText(operators: Record<string, unknown>, field: string[]): void {
  for (const [operator, operand] of Object.entries(operators)) {
    if (operand === null || operator === 'isNull') continue;
    throw new Refusal(
      'INVALID',
      'a segment names no person: a custom field of text is asked for by isNull, one of choices also by value',
      [...field, operator],
    );
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function requireObject(value: unknown, field: string[]): Record<string, unknown> {
  if (isObject(value)) return value;
  throw new Refusal('INVALID', `${field.at(-1)} must be an object`, field);
}

function requireList(value: unknown, field: string[]): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Refusal('INVALID', `${field.at(-1)} must be a list`, field);
}

function checkFact(path: string, operators: unknown, facts: Facts, field: string[]): void {
  if (path === 'marketing.segmentId') {
    throw new Refusal('INVALID', "a segment's definition can't name another segment: repeat its definition", field);
  }
  const fact = facts.get(path);
  if (!fact) throw new Refusal('INVALID', 'no department publishes this fact: see customerFactDefinitions', field);
  const asked = requireObject(operators, field);
  checkOperators(fact.type, asked, field);
  if (fact.type === 'TEXT' && isCustomFieldPath(path)) requireNoText(asked, field);
}

function checkFacts(value: unknown, facts: Facts, field: string[]): void {
  requireList(value, field).forEach((one, index) => {
    const inner = [...field, String(index)];
    const { path, ...operators } = requireObject(one, inner);
    if (typeof path !== 'string') throw new Refusal('INVALID', 'path must be the path of a fact', [...inner, 'path']);
    checkFact(path, operators, facts, inner);
  });
}

function check(filter: Record<string, unknown>, facts: Facts, field: string[], depth: number): void {
  if (depth > maximumDepth) {
    throw new Refusal('LIMIT_EXCEEDED', `a definition nests at most ${maximumDepth} levels`, field);
  }
  const departments = new Set([...facts.keys()].map((path) => path.split('.')[0]));
  for (const [name, value] of Object.entries(filter)) {
    const place = [...field, name];
    if (value === null) continue;
    if (name === 'and' || name === 'or') {
      requireList(value, place).forEach((one, index) => {
        const inner = [...place, String(index)];
        check(requireObject(one, inner), facts, inner, depth + 1);
      });
    } else if (name === 'not') {
      check(requireObject(value, place), facts, place, depth + 1);
    } else if (name === 'facts') {
      checkFacts(value, facts, place);
    } else if (name === 'lifeCycleStage') {
      checkStages(requireObject(value, place), place);
    } else if (Object.hasOwn(ownFields, name)) {
      checkOperators(ownFields[name] ?? '', requireObject(value, place), place);
      requireImpersonal(name, requireObject(value, place), place);
    } else if (departments.has(name)) {
      for (const [fact, operators] of Object.entries(requireObject(value, place))) {
        if (operators !== null) checkFact(`${name}.${fact}`, operators, facts, [...place, fact]);
      }
    } else {
      throw new Refusal('INVALID', 'a CustomerFilter has no such field', place);
    }
  }
}

/** The definition, when it is a filter that customers can be asked; refuses any other with the path of what is wrong. */
export function requireDefinition(definition: unknown, facts: Facts): CustomerFilter {
  const field = ['definition'];
  const filter = requireObject(definition, field);
  const { length } = JSON.stringify(filter);
  if (length > maximumLength) {
    throw new Refusal('LIMIT_EXCEEDED', `definition has at most ${maximumLength} characters, got ${length}`, field);
  }
  check(filter, facts, field, 0);
  return filter;
}
