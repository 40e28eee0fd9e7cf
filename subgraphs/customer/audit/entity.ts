import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody read or changed of one customer: appended by all departments, read-only. */
@Entity({ name: 'entry', schema: 'audit', synchronize: false })
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The id that was addressed. */
  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'timestamp with time zone', precision: 3 })
  at!: Date;

  /** Subject of the token; null for an import. */
  @Column({ type: 'text', nullable: true })
  actor!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text', array: true })
  fields!: string[];

  /** The database role that the department signed in as. */
  @Column({ type: 'text' })
  writtenBy!: string;
}
