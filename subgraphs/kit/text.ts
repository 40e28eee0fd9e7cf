import { Refusal } from './errors';

/** False for NUL and lone surrogates: JSON carries them, PostgreSQL's UTF-8 does not. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Refuses a text that cannot be stored, before it undoes a whole batch. */
export function requireStorable(text: string, field: string[]): string {
  if (!isStorable(text)) {
    throw new Refusal('INVALID', `${field.at(-1)} holds a character that cannot be stored`, field);
  }
  return text;
}

/** The text without surrounding space; refuses an empty one and one over the limit, without quoting it. */
export function requireText(text: string, limit: number, field: string[]): string {
  const trimmed = requireStorable(text, field).trim();
  if (trimmed.length === 0 || trimmed.length > limit) {
    throw new Refusal('INVALID', `${field.at(-1)} has 1 to ${limit} characters, got ${trimmed.length}`, field);
  }
  return trimmed;
}

/** The same for a text that may be left out: null and blank are null. */
export const optionalText = (text: string | null | undefined, limit: number, field: string[]): string | null =>
  text == null || text.trim() === '' ? null : requireText(text, limit, field);

/** The columns of a partner's own id; both null without one. */
export function refColumns(ref: { system: string; value: string } | null | undefined): {
  externalSystem: string | null;
  externalValue: string | null;
} {
  if (!ref) return { externalSystem: null, externalValue: null };
  return {
    externalSystem: requireText(ref.system, 100, ['externalRef', 'system']),
    externalValue: requireText(ref.value, 200, ['externalRef', 'value']),
  };
}

/** A partner's own id as it goes out; null without one. */
export const refOf = (row: { externalSystem: string | null; externalValue: string | null }) =>
  row.externalSystem !== null && row.externalValue !== null
    ? { system: row.externalSystem, value: row.externalValue }
    : null;
