import { CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { Account } from './entity';

/** A person who belongs to an account. */
@Entity({ name: 'account_members' })
@Index('account_members_customer', ['customerId'])
export class AccountMember {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey(() => Account, 'id', { name: 'account_members_account', onDelete: 'CASCADE' })
  accountId!: string;

  @PrimaryColumn({ type: 'uuid' })
  customerId!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
