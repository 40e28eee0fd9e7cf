import { Refusal } from '../errors';
import { isDay } from '../scalars';
import { requireText } from '../text';
import type { CustomFieldDefinition } from './definition-entity';
import type { CustomFieldContent } from './value-entity';

const textLimit = 1_000;

/** What arrived, named by its kind only: the value may be personal data. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

type Definition = Pick<CustomFieldDefinition, 'type' | 'options'>;

const refuse = (expected: string, value: unknown, field: string[]): never => {
  throw new Refusal('INVALID', `${field.at(-1)} must be ${expected}, got ${kindOf(value)}`, field);
};

// Above 2^53 a number that was sent is not the number that arrives, and 1e400 arrives as infinity.
const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** The value as it is stored; refuses one that is not of the field's type, without quoting it. Null clears the field. */
export function customFieldContent(
  { type, options }: Definition,
  value: unknown,
  field: string[],
): CustomFieldContent | null {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'TEXT':
      return typeof value === 'string' ? requireText(value, textLimit, field) : refuse('a text', value, field);
    case 'NUMBER':
      if (typeof value !== 'number') return refuse('a number', value, field);
      return isExact(value) ? value : refuse('between −2^53 and 2^53', value, field);
    case 'BOOLEAN':
      return typeof value === 'boolean' ? value : refuse('true or false', value, field);
    case 'DATE':
      return typeof value === 'string' && isDay(value) ? value : refuse('a day as yyyy-mm-dd', value, field);
    case 'CHOICE':
      return typeof value === 'string' && options?.includes(value)
        ? value
        : refuse('one of the options of the field', value, field);
  }
}
