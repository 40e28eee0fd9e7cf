import type { ApiKey } from '../customer/api-key/entity';

const heading = ['ID', 'NAME', 'SCOPES', 'STATE', 'CREATED', 'EXPIRES', 'REVOKED', 'LAST USED'];

const minute = (at: Date | null): string => (at ? `${at.toISOString().slice(0, 16).replace('T', ' ')}Z` : '-');

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): string {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'good';
}

/** Keys as text in columns, one a line; nothing of their secrets. */
export function apiKeyTable(keys: readonly ApiKey[], now: Date): string {
  const rows = keys.map((key) => [
    key.id,
    key.name,
    key.scopes.join(','),
    stateOf(key, now),
    minute(key.createdAt),
    minute(key.expiresAt),
    minute(key.revokedAt),
    minute(key.lastUsedAt),
  ]);
  const lines = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
