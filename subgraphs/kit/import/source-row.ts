import { Refusal } from '../errors';

/** A row of the file: the cells of a CSV row in the order of the header, or the object of a JSONL line. */
export type SourceRow = readonly string[] | Record<string, unknown>;

/** A row, or why the file has none where one was expected. */
export type ReadRow = { row: SourceRow } | { refusal: Refusal };

export const refusedRow = (reason: string): ReadRow => ({ refusal: new Refusal('INVALID', reason) });
