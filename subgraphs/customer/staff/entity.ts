import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A person who works here. */
@Entity({ name: 'staff' })
@Check('staff_not_own_manager', 'manager_id <> id')
@Index('staff_name', ['name', 'id'])
@Index('staff_department', ['department', 'name', 'id'])
@Index('staff_team', ['team', 'name', 'id'])
export class Staff {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Subgraph name of the department. */
  @Column({ type: 'text' })
  department!: string;

  @Column({ type: 'text', nullable: true })
  team!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @Index('staff_manager_id')
  @ForeignKey(() => Staff, { name: 'staff_manager_id_fkey' })
  managerId!: string | null;

  @Column({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
