import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../../kit/database/roles';

const segmentFilter = `
  CREATE FUNCTION marketing.segment_filter(asked uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = marketing, pg_temp AS $$
    SELECT s.filter FROM segments s WHERE s.id = asked
  $$`;

/** Tells the platform what a segment asks of customers, so that customers can be filtered by it. */
export class CreateSegmentFilter1764300005101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(segmentFilter);
    await queryRunner.query('REVOKE ALL ON FUNCTION marketing.segment_filter(uuid) FROM PUBLIC');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION marketing.segment_filter(uuid) TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION marketing.segment_filter(uuid)');
  }
}
