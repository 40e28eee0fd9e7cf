import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from './entity';

/** A partner's id, or the login, of one of the staff. */
@Entity({ name: 'staff_external_refs' })
export class StaffExternalRef {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'staff_external_refs_pkey' })
  externalSystem!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'staff_external_refs_pkey' })
  externalValue!: string;

  @Column({ type: 'uuid' })
  @Index('staff_external_refs_staff_id')
  @ForeignKey(() => Staff, { name: 'staff_external_refs_staff_id_fkey' })
  staffId!: string;

  @Column({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
