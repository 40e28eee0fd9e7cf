import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

// Asked of few customers at a time, by index: that is how it must be planned, however small the tables once were.
const peers = `
  CREATE FUNCTION customer.peers(ids uuid[], path text) RETURNS TABLE (id uuid, peer uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customer, pg_temp
    SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    SELECT asked.id, same.customer_id
    FROM identity.canonical(ids) asked
    JOIN fact_definition d ON d.path = peers.path
    JOIN fact own ON own.customer_id = asked.canonical_id AND own.definition_id = d.id
    JOIN fact same ON same.definition_id = d.id AND same.text = own.text
  $$`;

/** Which customers have the same text as a fact, themselves included: for departments that care who belongs together. */
export class CreatePeers1764200002601 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(peers);
    await queryRunner.query('REVOKE ALL ON FUNCTION customer.peers(uuid[], text) FROM PUBLIC');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION customer.peers(uuid[], text) TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION customer.peers(uuid[], text)');
  }
}
