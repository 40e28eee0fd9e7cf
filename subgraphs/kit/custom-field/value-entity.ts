import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { CustomFieldDefinition } from './definition-entity';

export type CustomFieldContent = string | number | boolean;

/** What one custom field holds for one customer. */
@Entity({ name: 'custom_field_values' })
export class CustomFieldValue {
  /** The id that was addressed. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'custom_field_values_pkey' })
  customerId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'custom_field_values_pkey' })
  @ForeignKey(() => CustomFieldDefinition, 'key', { name: 'custom_field_values_definition' })
  key!: string;

  /** null: it was cleared, also where an id merged into the customer still holds an older value. */
  @Column({ type: 'jsonb', nullable: true })
  value!: CustomFieldContent | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** Decides between the values of merged ids: the latest holds. */
  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
