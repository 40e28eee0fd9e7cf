import type { DataSource } from 'typeorm';
import type { Reads } from './audit/reads';
import type { Settings } from './settings';
import type { Viewer } from './viewer';

/** What every resolver gets; Loaders are the subgraph's own. */
export interface Context<Loaders> {
  viewer: Viewer;
  database: DataSource;
  /** Country of phone numbers written without one, ISO 3166-1 alpha-2; null: they must be international. */
  defaultCountry: string | null;
  settings: Settings;
  /** Where reads of personal data are noted; left out where nobody keeps an audit. */
  reads?: Reads;
  /** Names of mailboxes that many people share, before the @; the usual ones when left out. */
  sharedMailboxes?: ReadonlySet<string>;
  /** Live for one request; a mutation replaces them, so that what follows reads what it wrote. */
  loaders: Loaders;
  renewLoaders(): void;
}
