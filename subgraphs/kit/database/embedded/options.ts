/** What of the machine the launcher may be told; everything has a default. */
export interface DatabaseEnvironment {
  /** Folder with initdb and postgres, used instead of the bundled ones (PG_BIN). */
  pgBin?: string;
  /** Account that runs a new database when this process is root (PG_RUN_AS). */
  pgRunAs?: string;
  /** Folders searched for an installed PostgreSQL (PATH). */
  path?: string;
  /** The npm package with the binaries; found by name when absent. */
  packageDir?: string;
  /** Where root keeps what the database account could not reach otherwise. */
  systemDir?: string;
  /** Where distributions keep one folder per PostgreSQL version. */
  installedDir?: string;
}

export interface StartOptions {
  /** Folder for password, log and state, and for the data unless the database account cannot enter it. */
  dataDir: string;
  log: (message: string) => void;
  /** Server settings, handed over as `-c name=value`. */
  serverSettings?: Record<string, string>;
  environment?: DatabaseEnvironment;
}

export const defaultSystemDir = '/var/lib/customer-graph';
export const defaultInstalledDir = '/usr/lib/postgresql';
