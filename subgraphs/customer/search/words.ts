import { type CountryCode, getCountryCallingCode } from 'libphonenumber-js';
import { Refusal } from '../../kit/errors';

const maximumLength = 100;
const maximumWords = 8;

const isNumber = (text: string): boolean => /^\+?[\d\s().-]{3,}$/.test(text);

/** A part of a phone number as numbers are kept: digits with their country, or the last ones. */
function numbersOf(text: string, defaultCountry: string | null): string[] {
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+') || defaultCountry === null || !digits.startsWith('0')) return [digits];
  return [`${getCountryCallingCode(defaultCountry as CountryCode)}${digits.slice(1)}`, digits];
}

const firstSyllable = 0xac00;
const syllablesOfInitial = 588;
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

const initialsOf = (text: string): string =>
  text.replace(
    /[가-힣]/g,
    (syllable) => initials[Math.floor((syllable.charCodeAt(0) - firstSyllable) / syllablesOfInitial)]!,
  );

/** Syllables and initial consonants in one word (김ㅁㅈ, ㄱ민지): its initials, and each run of syllables, half typed or whole. */
function hangulParts(word: string): string[] {
  if (!/^[가-힣ㄱ-ㅎ]*$/.test(word) || !/[가-힣]/.test(word) || !/[ㄱ-ㅎ][가-힣ㄱ-ㅎ]/.test(word)) return [word];
  return [initialsOf(word), ...(word.match(/[가-힣]+[ㄱ-ㅎ]?/g) ?? [])];
}

const trimmed = (word: string): string => word.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');

/**
 * The words of what somebody typed, each with the spellings it may be kept under. None for what holds no letter or
 * digit. Refuses what is too long.
 */
export function wordsOf(typed: string, defaultCountry: string | null): string[][] {
  const text = typed.normalize('NFC').trim();
  if (text.length > maximumLength) {
    throw new Refusal('INVALID', `text has at most ${maximumLength} characters, got ${text.length}`, ['text']);
  }
  // A number may be written with spaces.
  const words = isNumber(text) ? [text] : text.split(/\s+/).filter((word) => trimmed(word) !== '');
  if (words.length > maximumWords) {
    throw new Refusal('INVALID', `text has at most ${maximumWords} words, got ${words.length}`, ['text']);
  }
  return words.flatMap((word) => {
    if (!isNumber(word)) return hangulParts(trimmed(word)).map((part) => [part]);
    return [[...new Set([...numbersOf(word, defaultCountry), trimmed(word)])]];
  });
}
