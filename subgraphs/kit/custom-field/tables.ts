import type { QueryRunner } from 'typeorm';

const times = `
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()`;

/** Creates the tables that every department with custom fields has in its own schema. */
export async function createCustomFieldTables(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(
    `CREATE TABLE ${schema}.custom_field_definitions (
       key text CONSTRAINT custom_field_definitions_pkey PRIMARY KEY,
       type text NOT NULL CONSTRAINT custom_field_definitions_type
         CHECK (type IN ('TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'CHOICE')),
       description text NOT NULL,
       options text[],
       ${times},
       CONSTRAINT custom_field_definitions_options CHECK ((type = 'CHOICE') = (options IS NOT NULL)))`,
  );
  await queryRunner.query(
    `CREATE TABLE ${schema}.custom_field_values (
       customer_id uuid NOT NULL,
       key text NOT NULL CONSTRAINT custom_field_values_definition REFERENCES ${schema}.custom_field_definitions (key),
       value jsonb,
       ${times},
       CONSTRAINT custom_field_values_pkey PRIMARY KEY (customer_id, key))`,
  );
}

/** Undoes createCustomFieldTables. */
export async function dropCustomFieldTables(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(`DROP TABLE ${schema}.custom_field_values, ${schema}.custom_field_definitions`);
}
