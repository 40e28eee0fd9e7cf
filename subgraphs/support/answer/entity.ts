import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** A published answer to a frequent question. */
@Entity({ name: 'answers' })
export class Answer {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  question!: string;

  @Column({ type: 'text' })
  body!: string;

  /** BCP 47 tag. */
  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'integer', default: 0 })
  useCount!: number;

  @CreateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  updatedAt!: Date;
}
