import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { noteTouched } from './audit/writes';
import { Refusal } from './errors';
import { type Identifier, isSharedMailbox, normaliseIdentifier } from './normalise-identifier';
import { isUuid } from './statement';
import { requireStorable } from './text';
import type { Viewer } from './viewer';

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
  /** The system all of this comes from; left out, it was written through the graph. */
  system?: string | null;
}

/** What identifying needs to know beside the references: a request's context, or an import's. */
export interface IdentitySettings {
  /** Country of phone numbers written without one; null: they must be international. */
  defaultCountry: string | null;
  /** Names of mailboxes that many people share, before the @; the usual ones when left out. */
  sharedMailboxes?: ReadonlySet<string>;
  /** Who writes; left out by imports. */
  viewer?: Pick<Viewer, 'id' | 'department'>;
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

function storedAddress(address: Profile['address']): Record<string, unknown> | null {
  const lines = address?.lines ?? [];
  if (lines.length > 5) {
    throw new Refusal('INVALID', 'an address has at most 5 lines', ['profile', 'address', 'lines']);
  }
  const stored = {
    address_lines: lines.length > 0 ? lines.map((line) => optional(200, 'address', line) ?? '') : null,
    city: optional(100, 'address', address?.city),
    region: optional(100, 'address', address?.region),
    postcode: optional(20, 'address', address?.postcode),
    country_code: optional(2, 'address', address?.countryCode)?.toUpperCase() ?? null,
  };
  // Known or not as a whole: a city must not be paired with another address's street.
  return Object.values(stored).some((part) => part !== null) ? stored : null;
}

/** The profile as the kernel stores it; refuses texts over their limits. */
export function storedProfile(profile: Profile): Record<string, unknown> {
  return {
    display_name: optional(200, 'displayName', profile.displayName),
    given_name: optional(200, 'givenName', profile.givenName),
    family_name: optional(200, 'familyName', profile.familyName),
    organisation: optional(200, 'organisation', profile.organisation),
    birth_on: profile.birthOn ?? null,
    language: optional(35, 'language', profile.language),
    time_zone: optional(64, 'timeZone', profile.timeZone),
    address: storedAddress(profile.address),
  };
}

/** Who writes, as the kernel notes it beside each value: never more than what the writer may be told again. */
export const sourceOf = ({ viewer }: IdentitySettings, system?: string | null) => ({
  system: system ?? 'graph',
  department: viewer?.department ?? null,
  actor: viewer?.id ?? null,
});

function stored({ id, identifiers, profile, system }: CustomerReference, settings: IdentitySettings) {
  if (id != null && !isUuid(id)) throw new Refusal('NOT_FOUND', 'no customer has this id', ['id']);
  if ((identifiers?.length ?? 0) > maximumIdentifiers) {
    throw new Refusal('LIMIT_EXCEEDED', `a reference takes at most ${maximumIdentifiers} identifiers`, ['identifiers']);
  }
  const normalised = (identifiers ?? []).map((identifier, index) => {
    try {
      return normaliseIdentifier(identifier, settings.defaultCountry);
    } catch (error) {
      throw error instanceof Refusal ? error.within('identifiers', String(index)) : error;
    }
  });
  if (id == null && normalised.length === 0) throw new Refusal('INVALID', 'give id or at least one identifier', ['id']);
  const personal = normalised.filter((identifier) => !isSharedMailbox(identifier, settings.sharedMailboxes));
  return {
    new_id: uuid(),
    id: id ?? null,
    // Two shared mailboxes alone are no hint that whoever reads the one reads the other.
    identifiers: personal.length > 0 || id != null ? personal : normalised.slice(0, 1),
    profile: profile ? storedProfile(profile) : null,
    source: sourceOf(settings, system),
  };
}

interface KernelRow {
  changed: boolean;
  position: number;
  customer_id: string | null;
  created: boolean;
  refusal: 'NOT_FOUND' | 'CONFLICT' | 'ERASED' | null;
}

const kernelRefusals = {
  NOT_FOUND: () => new Refusal('NOT_FOUND', 'no customer has this id', ['id']),
  CONFLICT: () => new Refusal('CONFLICT', 'id and identifiers belong to different customers', ['identifiers']),
  ERASED: () => new Refusal('CONFLICT', 'the person was erased and must not come back this way', ['identifiers']),
};

/**
 * Finds or mints the customer of each reference inside the caller's own transaction, in the order given.
 * A reference that can't be one comes back as a Refusal in its place; the others are done. Call it once per
 * transaction: its locks are taken in one global order, which two calls would break.
 */
export async function identify(
  transaction: EntityManager,
  references: readonly CustomerReference[],
  settings: IdentitySettings,
): Promise<(Identified | Refusal)[]> {
  const results: (Identified | Refusal | undefined)[] = [];
  const valid: (ReturnType<typeof stored> & { position: number })[] = [];
  references.forEach((reference, position) => {
    try {
      valid.push({ ...stored(reference, settings), position });
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
  noteTouched(
    transaction,
    rows.filter(({ created, changed }) => created || changed).map(({ customer_id: id }) => id),
  );
  return results as (Identified | Refusal)[];
}
