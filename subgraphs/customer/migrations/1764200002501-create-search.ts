import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../identity/platform-group';

/* Beginnings by which a customer is found, in the database's plainest order, so that an index gives all that begin so. */
const table = `
  CREATE TABLE identity.search_term (
    -- The id that was addressed.
    customer_id uuid NOT NULL,
    source text NOT NULL CHECK (source IN ('NAME', 'IDENTIFIER')),
    term text COLLATE "C" NOT NULL,
    PRIMARY KEY (customer_id, source, term));
  CREATE INDEX search_term_term ON identity.search_term (term, customer_id DESC)`;

// The keys of a Korean keyboard, in the order in which Unicode numbers what they make.
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const finals =
  'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');
const jamo = [
  ...[...initials].map((keys, index) => [String.fromCharCode(0x1100 + index), keys] as const),
  ...vowels.map((keys, index) => [String.fromCharCode(0x1161 + index), keys] as const),
  ...finals.map((keys, index) => [String.fromCharCode(0x11a8 + index), keys] as const),
];
const singles = jamo.filter(([, keys]) => keys.length === 1);
const pairs = jamo.filter(([, keys]) => keys.length === 2);
const typed = pairs.reduce(
  (text, [letter, keys]) => `replace(${text}, '${letter}', '${keys}')`,
  `translate(spelled, '${singles.map(([letter]) => letter).join('')}', '${singles.map(([, keys]) => keys).join('')}')`,
);

/*
 * A text as it is compared: without case and accents, and Hangul as the keys it is typed with, so that what is half
 * typed (김ㅁ, 김미) begins what it is going to be (김민지). Case by Unicode, whatever the database's own locale.
 */
const searchKey = `
  CREATE FUNCTION identity.search_key(given text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE
    spelled text := given;
  BEGIN
    IF spelled ~ '[^\\u0001-\\u007f]' THEN
      spelled := regexp_replace(normalize(spelled, NFKD), '[\\u0300-\\u036f]', '', 'g');
    END IF;
    spelled := replace(lower(spelled COLLATE pg_c_utf8), 'ß', 'ss');
    IF spelled ~ '[\\u1100-\\u11ff]' THEN
      spelled := ${typed};
    END IF;
    RETURN spelled;
  END $$;

  -- The initial consonants of the Hangul syllables a text begins with; null when it begins with none.
  CREATE FUNCTION identity.initials(given text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(substr('${initials}', (ascii(letter) - 44032) / 588 + 1, 1), '' ORDER BY place)
    FROM regexp_split_to_table(substring(given FROM '^[가-힣]+'), '') WITH ORDINALITY AS l (letter, place)
  $$`;

/*
 * What a name is found by: the rest of each word from its beginning, from behind punctuation in it, and from every
 * character of scripts that put no space between words; of Hangul the initial consonants too. A term comes as often as it
 * is met: to tell it once here costs a hash table for each name, ten times the rest.
 */
const nameTerms = `
  CREATE FUNCTION identity.name_terms(name text) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH rest AS (
      SELECT substr(word, place) AS rest
      FROM regexp_split_to_table(normalize(name, NFC), '\\s+') word
        CROSS JOIN LATERAL generate_series(1, CASE WHEN word ~ '^[A-Za-z0-9]*$' THEN 1 ELSE least(length(word), 30) END) place
      WHERE substr(word, place, 1) COLLATE pg_c_utf8 !~ '[[:punct:]]'
        AND (place = 1 OR substr(word, place - 1, 1) COLLATE pg_c_utf8 ~ '[[:punct:]]'
          OR substr(word, place, 1) ~ '[가-힣一-龥ぁ-ヿ]'))
    SELECT left(identity.search_key(rest), 80) FROM rest WHERE rest <> ''
    UNION ALL SELECT left(identity.initials(rest), 80) FROM rest WHERE rest ~ '^[가-힣]'
  $$`;

/*
 * An address from its beginning, from behind punctuation before the @, and from its domain; a number with its country
 * and by its last digits.
 */
const identifierTerms = `
  CREATE FUNCTION identity.identifier_terms(kind text, key text) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT left(identity.search_key(term), 80) FROM (
      SELECT key AS term WHERE kind <> 'PHONE'
      UNION ALL SELECT substr(key, place) FROM generate_series(2, strpos(key, '@') - 1) place
        WHERE kind = 'EMAIL' AND substr(key, place - 1, 1) ~ '[._+-]'
      UNION ALL SELECT split_part(key, '@', 2) WHERE kind = 'EMAIL'
      UNION ALL SELECT right(ltrim(key, '+'), digits) FROM unnest(ARRAY[15, 8, 4]) digits WHERE kind = 'PHONE') terms
  $$`;

// As in 1763800000001: the plans of these functions outlive the statistics they were made with.
const plain = `SET search_path = identity, pg_temp SET jit = off
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

const changedNames = `coalesce(shown_name, ''), coalesce(given_name, ''), coalesce(family_name, ''), coalesce(organisation, '')`;

/* Rows that were inserted add terms; of rows that were changed or deleted all terms are made anew of what is left. */
const triggers = `
  CREATE FUNCTION identity.index_names(ids uuid[]) RETURNS void
  LANGUAGE sql ${plain} AS $$
    INSERT INTO search_term (customer_id, source, term)
      SELECT p.customer_id, 'NAME', t FROM profile p
        CROSS JOIN LATERAL identity.name_terms(concat_ws(' ', p.shown_name, p.given_name, p.family_name, p.organisation)) t
      WHERE p.customer_id = ANY (ids) AND t <> '' ON CONFLICT DO NOTHING
  $$;
  CREATE FUNCTION identity.index_identifiers(ids uuid[]) RETURNS void
  LANGUAGE sql ${plain} AS $$
    INSERT INTO search_term (customer_id, source, term)
      SELECT i.customer_id, 'IDENTIFIER', t FROM identifier i CROSS JOIN LATERAL identity.identifier_terms(i.kind, i.key) t
      WHERE i.customer_id = ANY (ids) AND i.released_at IS NULL AND t <> '' ON CONFLICT DO NOTHING
  $$;
  CREATE FUNCTION identity.forget_terms(ids uuid[], of_source text) RETURNS void
  LANGUAGE sql ${plain} AS $$
    DELETE FROM search_term s WHERE s.customer_id = ANY (ids) AND s.source = of_source
  $$;

  CREATE FUNCTION identity.profile_changed() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER ${plain} AS $$
  DECLARE
    ids uuid[];
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      ids := ARRAY(SELECT customer_id FROM (
        SELECT customer_id, ${changedNames} FROM changed EXCEPT SELECT customer_id, ${changedNames} FROM previous) c);
    ELSE
      ids := ARRAY(SELECT customer_id FROM changed);
    END IF;
    IF ids <> '{}' AND TG_OP <> 'INSERT' THEN PERFORM identity.forget_terms(ids, 'NAME'); END IF;
    IF ids <> '{}' AND TG_OP <> 'DELETE' THEN PERFORM identity.index_names(ids); END IF;
    RETURN NULL;
  END $$;
  CREATE FUNCTION identity.identifier_changed() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER ${plain} AS $$
  DECLARE
    ids uuid[];
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      ids := ARRAY(SELECT customer_id FROM (
        SELECT id, customer_id, released_at FROM changed EXCEPT SELECT id, customer_id, released_at FROM previous) c);
    ELSE
      ids := ARRAY(SELECT customer_id FROM changed);
    END IF;
    IF ids <> '{}' AND TG_OP <> 'INSERT' THEN PERFORM identity.forget_terms(ids, 'IDENTIFIER'); END IF;
    IF ids <> '{}' THEN PERFORM identity.index_identifiers(ids); END IF;
    RETURN NULL;
  END $$;

  CREATE TRIGGER profile_inserted AFTER INSERT ON identity.profile REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION identity.profile_changed();
  CREATE TRIGGER profile_updated AFTER UPDATE ON identity.profile REFERENCING NEW TABLE AS changed OLD TABLE AS previous
    FOR EACH STATEMENT EXECUTE FUNCTION identity.profile_changed();
  CREATE TRIGGER profile_deleted AFTER DELETE ON identity.profile REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION identity.profile_changed();
  CREATE TRIGGER identifier_inserted AFTER INSERT ON identity.identifier REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION identity.identifier_changed();
  CREATE TRIGGER identifier_updated AFTER UPDATE ON identity.identifier REFERENCING NEW TABLE AS changed OLD TABLE AS previous
    FOR EACH STATEMENT EXECUTE FUNCTION identity.identifier_changed();
  CREATE TRIGGER identifier_deleted AFTER DELETE ON identity.identifier REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION identity.identifier_changed()`;

/*
 * words: for each word the spellings of it to look for, [["minji"], ["010-1234", "+82101234"]]; a customer has a term that
 * begins with one spelling of every word, among all of its ids. The word that fewest customers have is walked along, by
 * index, and the other ones are asked of each who has it; so the work does not grow with the table.
 */
const search = `
  CREATE FUNCTION identity.begins(spelling text) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
    SELECT format('(t.term >= %L AND t.term < %L)', spelling, spelling || U&'\\+10FFFF')
  $$;
  -- The condition on a term t for what begins with one of the spellings.
  CREATE FUNCTION identity.spelled(spellings jsonb) RETURNS text
  LANGUAGE sql STABLE SET search_path = identity, pg_temp AS $$
    SELECT '(' || string_agg(identity.begins(identity.search_key(s)), ' OR ') || ')' FROM jsonb_array_elements_text(spellings) s
  $$;

  CREATE FUNCTION identity.search(words jsonb, size int) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER ${plain} SET enable_bitmapscan = off SET enable_sort = off AS $$
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
        'SELECT w.customer_id FROM search_term w WHERE %s AND %s ORDER BY w.term, w.customer_id DESC',
        replace(identity.begins(spelling), 't.term', 'w.term'), others)
      LOOP
        SELECT k.canonical_id INTO survivor FROM identity.canonical(ARRAY[customer]) k;
        CONTINUE WHEN survivor IS NULL OR survivor = ANY (found);
        found := found || survivor;
        RETURN NEXT survivor;
        IF cardinality(found) >= size THEN RETURN; END IF;
      END LOOP;
    END LOOP;
  END $$;

  CREATE FUNCTION identity.is_merged(asked uuid) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM identity.customer c WHERE c.id = asked AND c.merged_into IS NOT NULL)
      OR EXISTS (SELECT FROM identity.customer c WHERE c.merged_into = asked)
  $$`;

const fill = [
  'SELECT identity.index_names(ARRAY(SELECT customer_id FROM identity.profile))',
  'SELECT identity.index_identifiers(ARRAY(SELECT DISTINCT customer_id FROM identity.identifier))',
];

const tableTriggers = ['profile', 'identifier'].flatMap((name) =>
  ['inserted', 'updated', 'deleted'].map((event) => `DROP TRIGGER ${name}_${event} ON identity.${name}`),
);
const functions = [
  'search(jsonb, int)',
  'is_merged(uuid)',
  'spelled(jsonb)',
  'begins(text)',
  'profile_changed()',
  'identifier_changed()',
  'index_names(uuid[])',
  'index_identifiers(uuid[])',
  'forget_terms(uuid[], text)',
  'identifier_terms(text, text)',
  'name_terms(text)',
  'initials(text)',
  'search_key(text)',
].map((signature) => `identity.${signature}`);

/** What customers are found by while somebody types, kept with names and identifiers as they change (decision 0022). */
export class CreateSearch1764200002501 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [table, searchKey, nameTerms, identifierTerms, triggers, search, ...fill]) {
      await queryRunner.query(statement);
    }
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${functions.join(', ')} FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.search(jsonb, int) TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of tableTriggers) await queryRunner.query(statement);
    await queryRunner.query(`DROP FUNCTION ${functions.join(', ')}`);
    await queryRunner.query('DROP TABLE identity.search_term');
  }
}
