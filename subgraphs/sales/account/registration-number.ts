import { Refusal } from '../../kit/errors';
import { optionalText } from '../../kit/text';

const korean = /^(\d{3})-?(\d{2})-?(\d{5})$/;
// Weights of the first nine digits, as the Korean National Tax Service publishes the check.
const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];

function hasKoreanCheckDigit(digits: string): boolean {
  const products = weights.map((weight, index) => weight * Number(digits[index]));
  const sum = products.reduce((total, product) => total + product, 0) + Math.floor((products[8] ?? 0) / 10);
  return (10 - (sum % 10)) % 10 === Number(digits[9]);
}

/**
 * A business registration number as it is stored: one in the Korean form as ten digits, refused when its check digit
 * is wrong; every other form as it is given, because each country has its own.
 */
export function requireRegistrationNumber(given: string | null | undefined): string | null {
  const field = ['registrationNumber'];
  const number = optionalText(given, 50, field);
  const match = number === null ? null : korean.exec(number.normalize('NFKC'));
  if (!match) return number;
  const digits = match.slice(1).join('');
  if (hasKoreanCheckDigit(digits)) return digits;
  throw new Refusal(
    'INVALID',
    'registrationNumber has the form of a Korean number, whose tenth digit checks the others, and it does not match',
    field,
  );
}
