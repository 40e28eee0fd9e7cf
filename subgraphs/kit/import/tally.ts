/** How many rows came to what; rows is the sum of the others. */
export interface ImportSummary {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
}

export type OutcomeName = Exclude<keyof ImportSummary, 'rows'>;

export const nothing: Readonly<ImportSummary> = { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };

/** The tally with more rows in it. */
export function counted(tally: ImportSummary, outcomes: readonly { outcome: OutcomeName }[]): ImportSummary {
  const sum = { ...tally, rows: tally.rows + outcomes.length };
  for (const { outcome } of outcomes) sum[outcome] += 1;
  return sum;
}
