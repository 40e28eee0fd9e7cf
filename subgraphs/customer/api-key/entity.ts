import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What a partner's system signs in with. */
@Entity({ name: 'api_keys' })
@Check('api_keys_secret_sha256', 'octet_length(secret_sha256) = 32')
export class ApiKey {
  /** The part of the key that may be shown. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'api_keys_pkey' })
  id!: string;

  /** Whom it was given to. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'bytea' })
  secretSha256!: Buffer;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'timestamp with time zone', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  /** null: it is good until it is revoked. */
  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  revokedAt!: Date | null;

  /** To the minute; null: never used. */
  @Column({ type: 'timestamp with time zone', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}
