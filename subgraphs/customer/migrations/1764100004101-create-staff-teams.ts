import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

/** Tells departments who is in which team, so that they can sum up by team. */
export class CreateStaffTeams1764100004101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.staff_teams() RETURNS TABLE (id uuid, team text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customer, pg_temp AS $$
        SELECT s.id, s.team FROM staff s
      $$`);
    await queryRunner.query('REVOKE ALL ON FUNCTION identity.staff_teams() FROM PUBLIC');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.staff_teams() TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION identity.staff_teams()');
  }
}
