import { z } from 'zod';
import { Refusal } from '../../kit/errors';
import type { Profile } from '../../kit/identity';
import { dateTime, day, system, text } from '../../kit/import/attributes';
import { type ImportKind, type RowOutcome, defineKind } from '../../kit/import/kind';
import type { Identifier } from '../../kit/normalise-identifier';
import { type KnownCustomer, knowCustomers } from './service';

const row = z.object({
  system,
  externalRef: text(254).optional().describe('Id of the customer in the source system. Give this, email or phone.'),
  email: text(254).optional().describe('E-mail address of the customer.'),
  phone: text(254).optional().describe('Phone number of the customer, best as +country number.'),
  displayName: text(200).optional().describe('Whole name as it is written. Like all that follows it fills a gap only.'),
  givenName: text(200).optional().describe('Given name.'),
  familyName: text(200).optional().describe('Family name.'),
  organisation: text(200).optional().describe('Firm the customer acts for.'),
  birthOn: day({ fixed: true }).optional().describe('Date of birth.'),
  language: text(35).optional().describe('Preferred language as a BCP 47 tag such as ko.'),
  timeZone: text(64).optional().describe('Time zone as an IANA name such as Asia/Seoul.'),
  addressLine1: text(200).optional().describe('Street and number. An address fills a gap as a whole.'),
  addressLine2: text(200).optional().describe('Building, floor and the like.'),
  city: text(100).optional().describe('City or town.'),
  region: text(100).optional().describe('State, province or region.'),
  postcode: text(20).optional().describe('Postal code.'),
  countryCode: text(2).optional().describe('Country as an ISO 3166-1 alpha-2 code such as KR.'),
  createdAt: dateTime().optional().describe('Since when the customer is known; moves the known instant back only.'),
});

type Row = z.infer<typeof row>;

const identifying = ['externalRef', 'email', 'phone'] as const;

function identifiersOf({ system: from, externalRef, email, phone }: Row): Identifier[] {
  const identifiers: Identifier[] = [];
  if (externalRef !== undefined) identifiers.push({ kind: 'EXTERNAL_REF', system: from, value: externalRef });
  if (email !== undefined) identifiers.push({ kind: 'EMAIL', value: email });
  if (phone !== undefined) identifiers.push({ kind: 'PHONE', value: phone });
  return identifiers;
}

function profileOf({ addressLine1, addressLine2, city, region, postcode, countryCode, ...known }: Row): Profile {
  const lines = [addressLine1, addressLine2].filter((line) => line !== undefined);
  const address = { lines: lines.length ? lines : null, city, region, postcode, countryCode };
  const { displayName, givenName, familyName, organisation, birthOn, language, timeZone } = known;
  return {
    ...{ displayName, givenName, familyName, organisation, birthOn, language, timeZone },
    address: Object.values(address).some((part) => part != null) ? address : null,
  };
}

const knownCustomerOf = (one: Row): KnownCustomer => ({
  customer: { identifiers: identifiersOf(one), profile: profileOf(one), system: one.system },
  knownSince: one.createdAt,
});

/** The refusal told by the row's own attributes. */
function ofRow({ code, message, field }: Refusal, one: Row): RowOutcome {
  const given = identifying.filter((name) => one[name] !== undefined);
  const [head, second] = field ?? [];
  if (given.length === 0) {
    return { outcome: 'failed', refusal: new Refusal('INVALID', 'give externalRef, email or phone', ['externalRef']) };
  }
  const attribute = head === 'identifiers' ? (given[Number(second)] ?? given[0]) : field?.at(-1);
  return { outcome: 'failed', refusal: new Refusal(code, message, attribute === undefined ? null : [attribute]) };
}

export const customerImport: ImportKind = defineKind<Row>({
  kind: 'customers',
  row,
  async write(transaction, rows, context) {
    const results = await knowCustomers(transaction, rows.map(knownCustomerOf), context);
    return results.map((result, index): RowOutcome => {
      if (result instanceof Refusal) return ofRow(result, rows[index] as Row);
      const outcome = result.created ? 'created' : result.changed ? 'updated' : 'unchanged';
      return { outcome, id: result.customerId };
    });
  },
});
