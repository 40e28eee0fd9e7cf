import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** Customers that meet a filter over all departments' facts; who they are is never stored. */
@Entity({ name: 'segments' })
@Index('segments_created_at', ['createdAt', 'id'])
export class Segment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'segments_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The filter as it was given. */
  @Column({ type: 'jsonb' })
  definition!: Record<string, unknown>;

  /** The same as the database is asked, identifiers in the form they are compared in. */
  @Column({ type: 'jsonb' })
  filter!: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
