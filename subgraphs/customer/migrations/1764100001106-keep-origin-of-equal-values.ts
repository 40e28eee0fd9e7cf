import type { MigrationInterface, QueryRunner } from 'typeorm';

/* As in 1764100001103. isNews: which values of a write count; replaced: the fields that one which replaces empties. */
const settle = (isNews: string, replaced: string) => `
  CREATE OR REPLACE FUNCTION identity.settle(members uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
  DECLARE
    event record;
    winner text;
    loser text;
    given jsonb;
    survivors jsonb := (SELECT jsonb_object_agg(m, m) FROM unnest(members) m);
    merged jsonb := '{}';
    shown jsonb := (SELECT jsonb_object_agg(m, '{}'::jsonb) FROM unnest(members) m);
  BEGIN
    FOR event IN
      SELECT l.sequence, l.survivor_id, l.merged_id, NULL::boolean AS fills, NULL::jsonb AS fields
        FROM merge_log l WHERE l.survivor_id = ANY (members) AND l.undone_at IS NULL
      UNION ALL
      SELECT w.sequence, w.customer_id, NULL, w.fills, w.fields FROM profile_write w WHERE w.customer_id = ANY (members)
      ORDER BY sequence
    LOOP
      winner := survivors ->> event.survivor_id::text;
      IF event.merged_id IS NOT NULL THEN
        loser := survivors ->> event.merged_id::text;
        shown := jsonb_set(shown, ARRAY[winner], (shown -> loser) || (shown -> winner)) - loser;
        merged := merged || jsonb_build_object(loser, winner);
        survivors := (SELECT jsonb_object_agg(key, CASE value WHEN loser THEN winner ELSE value END)
          FROM jsonb_each_text(survivors));
      ELSE
        given := (SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('value', value, 'write', event.sequence)), '{}')
          FROM jsonb_each(event.fields) WHERE ${isNews});
        shown := jsonb_set(shown, ARRAY[winner], CASE WHEN event.fills THEN given || (shown -> winner)
          ELSE ((shown -> winner) - ARRAY(${replaced})) || given END);
      END IF;
    END LOOP;
    UPDATE customer c SET merged_into = (merged ->> c.id::text)::uuid
      WHERE c.id = ANY (members) AND c.merged_into IS DISTINCT FROM (merged ->> c.id::text)::uuid;
    PERFORM identity.show_profile(key::uuid, value) FROM jsonb_each(shown);
    DELETE FROM profile p WHERE p.customer_id = ANY (members) AND merged ? p.customer_id::text;
    UPDATE merge_candidate m
      SET low_id = least(one.canonical_id, other.canonical_id), high_id = greatest(one.canonical_id, other.canonical_id)
      FROM merge_candidate t
        CROSS JOIN LATERAL identity.canonical(ARRAY[t.customer_id]) one
        CROSS JOIN LATERAL identity.canonical(ARRAY[t.other_id]) other
      WHERE m.id = t.id AND (t.customer_id = ANY (members) OR t.other_id = ANY (members));
  END $$`;

const before = settle("value <> 'null'", 'SELECT jsonb_object_keys(event.fields)');
const after = settle(
  "value <> 'null' AND value IS DISTINCT FROM shown -> winner -> key -> 'value'",
  "SELECT key FROM jsonb_each(event.fields) WHERE value = 'null'",
);

/**
 * A value that is written again as it is keeps its origin, among merged ids as elsewhere: otherwise undoing a merge
 * could leave another origin than there would be without the merge.
 */
export class KeepOriginOfEqualValues1764100001106 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(after);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(before);
  }
}
