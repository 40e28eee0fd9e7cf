import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { isUuid, tableOf } from '../../kit/statement';
import { Campaign } from './entity';

/** The campaign a record belongs to: by our id, or by the partner's own. */
export type CampaignReference = { id: string } | { externalRef: { system: string; value: string } };

const keyOf = (reference: CampaignReference): string =>
  'id' in reference
    ? reference.id.toLowerCase()
    : JSON.stringify([reference.externalRef.system, reference.externalRef.value]);

const missing = (reference: CampaignReference): Refusal =>
  'id' in reference
    ? new Refusal('NOT_FOUND', 'no campaign has this id', ['campaignId'])
    : new Refusal('NOT_FOUND', 'no campaign has this ref in its system', ['campaignRef']);

/** The id of each campaign, in the order asked, with one statement; null where none is asked for. */
export async function campaignIdsOf(
  transaction: EntityManager,
  references: readonly (CampaignReference | null | undefined)[],
): Promise<(string | null | Refusal)[]> {
  const asked = references.filter((reference) => reference != null);
  if (asked.length === 0) return references.map(() => null);
  const ids = asked.flatMap((reference) => ('id' in reference && isUuid(reference.id) ? [reference.id] : []));
  const refs = asked.flatMap((reference) => ('externalRef' in reference ? [reference.externalRef] : []));
  const rows: { id: string; system: string | null; value: string | null }[] = await transaction.query(
    `SELECT id, NULL AS system, NULL AS value FROM ${tableOf(transaction, Campaign)} WHERE id = ANY ($1::uuid[])
      UNION ALL
      SELECT c.id, ref.system, ref.value FROM ${tableOf(transaction, Campaign)} c
        JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::text[]) AS ref (system, value)) ref
          ON c.external_system = ref.system AND c.external_value = ref.value`,
    [ids, refs.map((ref) => ref.system), refs.map((ref) => ref.value)],
  );
  const known = new Map(
    rows.map(({ id, system, value }) => [system === null ? id : JSON.stringify([system, value]), id]),
  );
  return references.map((reference) => {
    if (reference == null) return null;
    return known.get(keyOf(reference)) ?? missing(reference);
  });
}
