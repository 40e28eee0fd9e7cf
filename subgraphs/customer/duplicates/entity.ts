import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two customers who may be one: a view over the identity kernel, read-only. */
@Entity({ name: 'duplicates', synchronize: false })
export class Duplicate {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Who of the two became known first. */
  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid' })
  otherId!: string;

  /** Strongest first. */
  @Column({ type: 'text', array: true })
  reasons!: string[];

  @Column({ type: 'double precision' })
  score!: number;
}
