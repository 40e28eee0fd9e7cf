import type { Logger } from 'typeorm';

const transactionControl = /^(START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/;

/** A logger of a database that tells of each statement sent, transaction control left out. */
export function followingStatements(tell: (sql: string) => void): Logger {
  const ignore = () => {};
  return {
    logQuery: (sql) => {
      if (!transactionControl.test(sql)) tell(sql);
    },
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
}
