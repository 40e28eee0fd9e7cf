import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { Refusal } from './errors';
import { requireStorable } from './text';

export type IdentifierKind = 'EMAIL' | 'PHONE' | 'EXTERNAL_REF';

export interface Identifier {
  kind: IdentifierKind;
  value: string;
  /** The partner's system; only for EXTERNAL_REF. */
  system?: string | null;
}

/** An identifier as the kernel compares it: spelling variants have the same key. */
export interface NormalisedIdentifier {
  kind: IdentifierKind;
  system: string;
  key: string;
  /** As it was received. */
  value: string;
}

/** Names of mailboxes that many people share. Beside other identifiers they say nothing about who a person is. */
export const usualSharedMailboxes: ReadonlySet<string> = new Set(
  'info sales support contact office hello mail admin billing noreply no-reply service help team'.split(' '),
);

/** True for info@… and the like, in any domain. */
export const isSharedMailbox = (
  { kind, key }: NormalisedIdentifier,
  sharedMailboxes: ReadonlySet<string> = usualSharedMailboxes,
): boolean => kind === 'EMAIL' && sharedMailboxes.has(key.slice(0, key.lastIndexOf('@')));

function normaliseEmail(value: string): string | null {
  const key = value.normalize('NFKC').trim().toLowerCase();
  return key.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(key) ? key : null;
}

function normalisePhone(value: string, defaultCountry: string | null): string | null {
  const number = parsePhoneNumberFromString(value.normalize('NFKC'), (defaultCountry ?? undefined) as CountryCode);
  // A possible number such as 12345 is nobody's number.
  return number?.isValid() ? number.number : null;
}

function invalid(expected: string): never {
  throw new Refusal('INVALID', expected, ['value']);
}

/**
 * The key by which spelling variants of an identifier meet: e-mail NFKC and lower case without dot or plus tricks,
 * phone E.164 with the default country, external ref exact. Refuses what can't be one, without quoting it.
 */
export function normaliseIdentifier(
  { kind, value: given, system }: Identifier,
  defaultCountry: string | null,
): NormalisedIdentifier {
  // The spelling is kept; the space around it is nobody's.
  const value = given.trim();
  if (value.length > 254) invalid('an identifier has at most 254 characters');
  requireStorable(value, ['value']);
  if (system != null) requireStorable(system, ['system']);
  if (kind !== 'EXTERNAL_REF' && system != null) {
    throw new Refusal('INVALID', `system belongs to EXTERNAL_REF, not to ${kind}`, ['system']);
  }
  switch (kind) {
    case 'EMAIL':
      return { kind, system: '', key: normaliseEmail(value) ?? invalid('value must be an e-mail address'), value };
    case 'PHONE':
      return {
        kind,
        system: '',
        key:
          normalisePhone(value, defaultCountry) ??
          invalid('value must be a valid phone number, best as +country number'),
        value,
      };
    case 'EXTERNAL_REF': {
      const key = value;
      const name = system?.trim() ?? '';
      if (!name || name.length > 100) {
        throw new Refusal('INVALID', 'system of an EXTERNAL_REF has 1 to 100 characters', ['system']);
      }
      if (!key) invalid('value must not be empty');
      return { kind, system: name, key, value };
    }
  }
}
