import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hangul, Han, Hiragana, Katakana and Thai: no space between all words, or endings behind them. */
const unspaced =
  '[\\u1100-\\u11ff\\u3131-\\u318e\\uac00-\\ud7a3\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u3040-\\u30ff\\u0e00-\\u0e7f]';

/*
 * What a text is about, whatever its script: its words, shortened where endings vary, or pairs of letters where those
 * tell more. Case by Unicode, whatever the database's own locale.
 */
const termsOf = `
  CREATE FUNCTION support.terms_of(given text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT term), '{}')
    FROM (
      SELECT found[1] AS word, found[1] ~ '${unspaced}' AS is_unspaced
      FROM regexp_matches(lower(normalize(left(given, 2000), NFKC) COLLATE pg_c_utf8), '[[:alnum:]]+', 'g') found) words
    CROSS JOIN LATERAL (
      SELECT substr(word, place, 2) AS term FROM generate_series(1, greatest(length(word) - 1, 1)) place WHERE is_unspaced
      UNION ALL
      SELECT regexp_replace(word, '^(.{4,}?)(?:ing|ed|es|s)$', '\\1') WHERE NOT is_unspaced AND length(word) > 2) terms
  $$`;

/* Terms that all texts have are known to ANALYZE; with more of them it knows the rare ones apart. */
const tableOf = (name: string, key: string, referred: string) => `
  CREATE TABLE support.${name} (
    ${key} uuid PRIMARY KEY CONSTRAINT ${name}_of REFERENCES support.${referred} (id) ON DELETE CASCADE,
    terms text[] NOT NULL);
  ALTER TABLE support.${name} ALTER COLUMN terms SET STATISTICS 500;
  CREATE INDEX ${name}_terms ON support.${name} USING gin (terms);`;

const ofTickets = `
  CREATE FUNCTION support.keep_ticket_terms(of_ticket uuid) RETURNS void
  -- The plan outlives the statistics it was made with: an empty table is no reason to read it whole.
  LANGUAGE sql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    WITH said AS (
      SELECT t.id, support.terms_of(concat_ws(' ', t.subject, left(m.body, 2000))) AS terms
      FROM support.tickets t
      LEFT JOIN support.ticket_messages m ON m.ticket_id = t.id AND m.part = 'OPENING'
      WHERE t.id = of_ticket),
    emptied AS (DELETE FROM support.ticket_terms k USING said WHERE k.ticket_id = said.id AND said.terms = '{}')
    INSERT INTO support.ticket_terms AS k (ticket_id, terms) SELECT id, terms FROM said WHERE terms <> '{}'
    ON CONFLICT (ticket_id) DO UPDATE SET terms = excluded.terms WHERE k.terms <> excluded.terms
  $$;

  CREATE FUNCTION support.ticket_was_written() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- Of a new ticket the opening message has kept them by now, if there is one.
    IF TG_OP = 'UPDATE' OR NOT EXISTS (SELECT FROM support.ticket_terms k WHERE k.ticket_id = NEW.id) THEN
      PERFORM support.keep_ticket_terms(NEW.id);
    END IF;
    RETURN NULL;
  END $$;

  CREATE FUNCTION support.opening_was_written() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM support.keep_ticket_terms(NEW.ticket_id);
    RETURN NULL;
  END $$;

  CREATE CONSTRAINT TRIGGER keep_terms_of_new AFTER INSERT ON support.tickets DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.subject IS NOT NULL) EXECUTE FUNCTION support.ticket_was_written();
  CREATE TRIGGER keep_terms AFTER UPDATE OF subject ON support.tickets
    FOR EACH ROW WHEN (OLD.subject IS DISTINCT FROM NEW.subject) EXECUTE FUNCTION support.ticket_was_written();
  CREATE TRIGGER keep_terms_of_new AFTER INSERT ON support.ticket_messages
    FOR EACH ROW WHEN (NEW.part = 'OPENING') EXECUTE FUNCTION support.opening_was_written();
  CREATE TRIGGER keep_terms AFTER UPDATE OF body, part ON support.ticket_messages
    FOR EACH ROW WHEN ('OPENING' IN (OLD.part, NEW.part) AND (OLD.body, OLD.part) IS DISTINCT FROM (NEW.body, NEW.part))
    EXECUTE FUNCTION support.opening_was_written();`;

const ofAnswers = `
  CREATE FUNCTION support.answer_was_written() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO support.answer_terms (answer_id, terms)
    VALUES (NEW.id, support.terms_of(NEW.question || ' ' || left(NEW.body, 2000)))
    ON CONFLICT (answer_id) DO UPDATE SET terms = excluded.terms;
    RETURN NULL;
  END $$;

  CREATE TRIGGER keep_terms AFTER INSERT OR UPDATE OF question, body ON support.answers
    FOR EACH ROW EXECUTE FUNCTION support.answer_was_written();`;

/** What tickets and published answers are about, kept beside them, so that an index finds similar ones in all history. */
export class CreateTerms1764300003000 implements MigrationInterface {
  name = 'CreateTerms1764300003000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(termsOf);
    await queryRunner.query(tableOf('ticket_terms', 'ticket_id', 'tickets'));
    await queryRunner.query(tableOf('answer_terms', 'answer_id', 'answers'));
    await queryRunner.query(ofTickets);
    await queryRunner.query(ofAnswers);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER keep_terms ON support.answers;
      DROP TRIGGER keep_terms ON support.ticket_messages;
      DROP TRIGGER keep_terms_of_new ON support.ticket_messages;
      DROP TRIGGER keep_terms ON support.tickets;
      DROP TRIGGER keep_terms_of_new ON support.tickets;
      DROP FUNCTION support.answer_was_written();
      DROP FUNCTION support.opening_was_written();
      DROP FUNCTION support.ticket_was_written();
      DROP FUNCTION support.keep_ticket_terms(uuid);
      DROP TABLE support.answer_terms, support.ticket_terms;
      DROP FUNCTION support.terms_of(text)`);
  }
}
