import type { MigrationInterface, QueryRunner } from 'typeorm';

/* As in 1764200002501, with what is walked along: terms w. */
const search = (walked: string) => `
  CREATE OR REPLACE FUNCTION identity.search(words jsonb, size int) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = identity, pg_temp SET jit = off
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET enable_bitmapscan = off SET enable_sort = off AS $$
  DECLARE
    counted constant int := 5000;
    spellings jsonb;
    met int;
    fewest int;
    walked jsonb;
    others text := 'TRUE';
    spelling text;
    customer uuid;
    survivor uuid;
    found uuid[] := '{}';
  BEGIN
    FOR spellings IN SELECT value FROM jsonb_array_elements(words) LOOP
      met := 0;
      FOR spelling IN SELECT identity.search_key(s) FROM jsonb_array_elements_text(spellings) s LOOP
        EXECUTE format('SELECT %s + count(*) FROM (SELECT FROM search_term t WHERE %s LIMIT %s) met',
          met, identity.begins(spelling), counted) INTO met;
      END LOOP;
      IF fewest IS NULL OR met < fewest THEN
        fewest := met;
        walked := spellings;
      END IF;
    END LOOP;
    FOR spellings IN SELECT value FROM jsonb_array_elements(words) LOOP
      CONTINUE WHEN spellings = walked;
      others := others || format(' AND (EXISTS (SELECT FROM search_term t WHERE t.customer_id = w.customer_id AND %1$s)
        OR identity.is_merged(w.customer_id) AND EXISTS (SELECT FROM identity.members(ARRAY[w.customer_id]) m
          JOIN search_term t ON t.customer_id = m.member WHERE %1$s))', identity.spelled(spellings));
    END LOOP;
    FOR spelling IN SELECT identity.search_key(s) FROM jsonb_array_elements_text(walked) s LOOP
      FOR customer IN EXECUTE format(
        'SELECT w.customer_id FROM ${walked} AND %s ORDER BY w.term, w.customer_id DESC',
        replace(identity.begins(spelling), 't.term', 'w.term'), others)
      LOOP
        SELECT k.canonical_id INTO survivor FROM identity.canonical(ARRAY[customer]) k;
        CONTINUE WHEN survivor IS NULL OR survivor = ANY (found);
        found := found || survivor;
        RETURN NEXT survivor;
        IF cardinality(found) >= size THEN RETURN; END IF;
      END LOOP;
    END LOOP;
  END $$`;

// Asking each takes some hundredths of a millisecond.
const bounded = `(SELECT w.term, w.customer_id FROM search_term w WHERE %s
  ORDER BY w.term, w.customer_id DESC LIMIT 20000) w WHERE TRUE`;

/** Ends a search for words that are all frequent and rarely meet, before the limit of the statement ends it without an answer. */
export class BoundSearch1764300005004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(search(bounded));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(search('search_term w WHERE %s'));
  }
}
