import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Refusal } from '../errors';

/** What happened to one row; failed rows carry the reason and wrote nothing. */
export type RowOutcome =
  { outcome: 'created' | 'updated' | 'unchanged'; id: string } | { outcome: 'failed'; refusal: Refusal };

export interface ImportContext {
  defaultCountry: string | null;
  /** The mapping's activities, by meaning. */
  activities?: Readonly<Record<string, readonly string[]>>;
  /** Names of mailboxes that many people share, before the @; the usual ones when left out. */
  sharedMailboxes?: ReadonlySet<string>;
}

/**
 * One kind of record that can be imported in bulk, through the same service that serves the API.
 * Row describes the attributes after mapping: text cells in, typed values out; the descriptions are the --help.
 */
export interface ImportKind<Row = never> {
  /** Word on the command line, plural: orders. */
  kind: string;
  row: z.ZodType<Row> & { shape: z.core.$ZodLooseShape };
  /**
   * The attribute that identifies the record in its source system. A row without it gets a ref made of its own
   * content and its place among equal rows, so that a second import finds the same records.
   */
  defaultRef?: { attribute: string };
  /** Of a log, what its activities can mean: the names a mapping's activities may have. */
  meanings?: readonly string[];
  /**
   * An attribute that, left out, becomes the row's number among the rows of the file with the same value in within:
   * 1 for the first line of an order, 2 for the second, however far apart they stand.
   */
  ordinal?: { attribute: string; within: string };
  /**
   * Writes the rows in the transaction and answers for each, in order. A refused row writes nothing; an exception
   * undoes the whole batch, which is then tried row by row.
   */
  write(transaction: EntityManager, rows: Row[], context: ImportContext): Promise<RowOutcome[]>;
  /** Finds attribute values of records already here, for a mapping's lookup; keys that nobody has are left out. */
  lookup?(manager: EntityManager, by: string, take: string, keys: string[]): Promise<Map<string, string>>;
}

/** Keeps the row's type inside while kinds of all departments join one list. */
export const defineKind = <Row>(kind: ImportKind<Row>): ImportKind => kind as unknown as ImportKind;
