import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from './errors';
import { type Identifier, isSharedMailbox, normaliseIdentifier } from './normalise-identifier';
import { isUuid } from './statement';
import { requireStorable } from './text';

export interface Profile {
  displayName?: string | null;
  givenName?: string | null;
  familyName?: string | null;
  organisation?: string | null;
  birthOn?: string | null;
  language?: string | null;
  timeZone?: string | null;
  address?: {
    lines?: readonly string[] | null;
    city?: string | null;
    region?: string | null;
    postcode?: string | null;
    countryCode?: string | null;
  } | null;
}

/** The customer a record belongs to: an id, identifiers, or both. */
export interface CustomerReference {
  id?: string | null;
  identifiers?: readonly Identifier[] | null;
  profile?: Profile | null;
}

export interface Identified {
  /** The id that was addressed or matched; not always the surviving one. Rows keep it, so that a merge can be undone. */
  customerId: string;
  created: boolean;
  /** Whether identifiers or profile grew, the creation included. */
  changed: boolean;
}

const maximumIdentifiers = 20;

const optional = (limit: number, name: string, value: string | null | undefined): string | null => {
  if (value == null || value === '') return null;
  requireStorable(value, ['profile', name]);
  if (value.length > limit) {
    throw new Refusal('INVALID', `${name} has at most ${limit} characters, got ${value.length}`, ['profile', name]);
  }
  return value;
};

/** The profile as the kernel stores it; refuses texts over their limits. */
export function storedProfile(profile: Profile): Record<string, unknown> {
  const { address } = profile;
  if ((address?.lines?.length ?? 0) > 5) {
    throw new Refusal('INVALID', 'an address has at most 5 lines', ['profile', 'address', 'lines']);
  }
  return {
    display_name: optional(200, 'displayName', profile.displayName),
    given_name: optional(200, 'givenName', profile.givenName),
    family_name: optional(200, 'familyName', profile.familyName),
    organisation: optional(200, 'organisation', profile.organisation),
    birth_on: profile.birthOn ?? null,
    language: optional(35, 'language', profile.language),
    time_zone: optional(64, 'timeZone', profile.timeZone),
    address_lines: address?.lines?.map((line) => optional(200, 'address', line) ?? '') ?? null,
    city: optional(100, 'address', address?.city),
    region: optional(100, 'address', address?.region),
    postcode: optional(20, 'address', address?.postcode),
    country_code: optional(2, 'address', address?.countryCode)?.toUpperCase() ?? null,
  };
}

function stored({ id, identifiers, profile }: CustomerReference, defaultCountry: string | null) {
  if (id != null && !isUuid(id)) throw new Refusal('NOT_FOUND', 'no customer has this id', ['id']);
  if ((identifiers?.length ?? 0) > maximumIdentifiers) {
    throw new Refusal('LIMIT_EXCEEDED', `a reference takes at most ${maximumIdentifiers} identifiers`, ['identifiers']);
  }
  const normalised = (identifiers ?? []).map((identifier, index) => {
    try {
      return normaliseIdentifier(identifier, defaultCountry);
    } catch (error) {
      throw error instanceof Refusal ? error.within('identifiers', String(index)) : error;
    }
  });
  if (id == null && normalised.length === 0) throw new Refusal('INVALID', 'give id or at least one identifier', ['id']);
  const personal = normalised.filter((identifier) => !isSharedMailbox(identifier));
  return {
    new_id: uuid(),
    id: id ?? null,
    identifiers: personal.length > 0 || id != null ? personal : normalised,
    profile: profile ? storedProfile(profile) : null,
  };
}

interface KernelRow {
  changed: boolean;
  position: number;
  customer_id: string | null;
  created: boolean;
  refusal: 'NOT_FOUND' | 'CONFLICT' | null;
}

const kernelRefusals = {
  NOT_FOUND: () => new Refusal('NOT_FOUND', 'no customer has this id', ['id']),
  CONFLICT: () => new Refusal('CONFLICT', 'id and identifiers belong to different customers', ['identifiers']),
};

/**
 * Finds or mints the customer of each reference inside the caller's own transaction, in the order given.
 * A reference that can't be one comes back as a Refusal in its place; the others are done. Call it once per
 * transaction: its locks are taken in one global order, which two calls would break.
 */
export async function identify(
  transaction: EntityManager,
  references: readonly CustomerReference[],
  { defaultCountry }: { defaultCountry: string | null },
): Promise<(Identified | Refusal)[]> {
  const results: (Identified | Refusal | undefined)[] = [];
  const valid: (ReturnType<typeof stored> & { position: number })[] = [];
  references.forEach((reference, position) => {
    try {
      valid.push({ ...stored(reference, defaultCountry), position });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results[position] = error;
    }
  });
  const rows: KernelRow[] = valid.length
    ? await transaction.query('SELECT * FROM identity.identify($1::jsonb)', [JSON.stringify(valid)])
    : [];
  for (const { position, customer_id: customerId, created, changed, refusal } of rows) {
    results[position] =
      refusal || !customerId ? kernelRefusals[refusal ?? 'NOT_FOUND']() : { customerId, created, changed };
  }
  return results as (Identified | Refusal)[];
}
