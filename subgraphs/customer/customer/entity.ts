import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A surviving customer with the name to show: a view over the identity kernel, read-only. */
@Entity({ name: 'customers', synchronize: false })
export class Customer {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'shown_name', type: 'text', nullable: true })
  displayName!: string | null;

  @Column({ type: 'timestamp with time zone', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'timestamp with time zone', precision: 3 })
  updatedAt!: Date;
}
