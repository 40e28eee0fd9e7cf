import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

export type CustomFieldType = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'CHOICE';

/** A field of customers that a department defined for itself while running. */
@Entity({ name: 'custom_field_definitions' })
@Check('custom_field_definitions_type', "type IN ('TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'CHOICE')")
@Check('custom_field_definitions_options', "(type = 'CHOICE') = (options IS NOT NULL)")
export class CustomFieldDefinition {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'custom_field_definitions_pkey' })
  key!: string;

  @Column({ type: 'text' })
  type!: CustomFieldType;

  @Column({ type: 'text' })
  description!: string;

  /** What a CHOICE may be; null for every other type. */
  @Column({ type: 'text', array: true, nullable: true })
  options!: string[] | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
