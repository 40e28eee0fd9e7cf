import { isSupportedCountry } from 'libphonenumber-js';
import { Refusal } from '../../kit/errors';
import type { Profile } from '../../kit/identity';

// Countries of ISO 3166-1 without telephone numbers of their own, which the list of the numbers' library lacks.
const countriesWithoutNumbers = new Set(['AQ', 'BV', 'GS', 'HM', 'PN', 'TF', 'UM']);

const isCountry = (code: string): boolean => isSupportedCountry(code) || countriesWithoutNumbers.has(code);

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function canonicalLanguage(tag: string): string | null {
  try {
    const { baseName, language } = new Intl.Locale(tag);
    return languages.of(language) === undefined ? null : baseName;
  } catch {
    return null;
  }
}

function isTimeZone(name: string): boolean {
  // Offsets such as +09:00 are understood too, but know nothing of summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const refuse = (expected: string, ...field: string[]): never => {
  throw new Refusal('INVALID', expected, ['profile', ...field]);
};

/** The profile with its language in canonical form; refuses a language, time zone or country that does not exist. */
export function withKnownValues(profile: Profile): Profile {
  const { language, timeZone, address } = profile;
  const countryCode = address?.countryCode?.toUpperCase();
  if (timeZone && !isTimeZone(timeZone)) refuse('timeZone must be an IANA name such as Asia/Seoul', 'timeZone');
  if (countryCode && !isCountry(countryCode)) {
    refuse('countryCode must be an ISO 3166-1 alpha-2 code such as KR', 'address', 'countryCode');
  }
  if (!language) return profile;
  const known = canonicalLanguage(language);
  return { ...profile, language: known ?? refuse('language must be a BCP 47 tag such as ko or en-GB', 'language') };
}
