import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

@Entity({ name: 'staff_skills' })
@Check('staff_skills_level', 'level BETWEEN 1 AND 5')
export class StaffSkill {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_skills_pkey' })
  staffId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'staff_skills_pkey' })
  name!: string;

  @Column({ type: 'integer' })
  level!: number;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
