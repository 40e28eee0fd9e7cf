/** Words that can't name a department, by the reason that is told. */
export const reservedNames: Readonly<Record<string, readonly string[]>> = {
  'a folder of the project': ['kit', 'local', 'develop', 'gateway', 'schema', 'test', 'examples', 'template', 'dist'],
  'a service of docker-compose.yml': ['postgres', 'migrate'],
  'a department, role or scope that tokens use': [
    'platform',
    'partner',
    'agent',
    'manager',
    'admin',
    'developer',
    'staff',
    'profile',
  ],
  'a schema of the database': ['audit', 'identity', 'public', 'pg'],
  'a word of GraphQL': (
    'query mutation subscription type input enum interface union scalar extend fragment on true false null directive ' +
    'implements repeatable'
  ).split(' '),
  // https://www.postgresql.org/docs/18/sql-keywords-appendix.html, the reserved ones; read 2026-11-28.
  'a reserved word of SQL': (
    'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation ' +
    'column concurrently constraint create cross current default deferrable desc distinct do else end except fetch ' +
    'for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral ' +
    'leading left like limit localtime localtimestamp natural not notnull offset only or order outer overlaps ' +
    'placing primary references returning right select session similar some symmetric system table tablesample then ' +
    'to trailing union unique user using variadic verbose when where window with'
  ).split(' '),
  'a reserved word of TypeScript': (
    'break catch class const continue debugger delete export extends finally function if import instanceof new ' +
    'return super switch this throw try typeof var void while yield let static package private protected await ' +
    'async eval arguments undefined'
  ).split(' '),
};
