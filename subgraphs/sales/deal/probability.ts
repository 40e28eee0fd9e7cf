import type { Metric } from '../../kit/metric';
import type { Deal } from './entity';

/** Closed deals that were in a stage, and those of them that were won. */
export interface StageOutcome {
  closed: number;
  won: number;
}

/** By stage; null is all closed deals. */
export type StageOutcomes = ReadonlyMap<string | null, StageOutcome>;

// Fewer closed deals than this say nothing of a stage.
const fewest = 20;

/** Probability that a deal is won: the share won of the closed deals that were in its stage, else of all. */
export function winProbability({ stage, status }: Pick<Deal, 'stage' | 'status'>, outcomes: StageOutcomes): Metric {
  const asOf = new Date();
  const evidence = { unit: 'probability', asOf };
  if (status !== 'OPEN') {
    const value = status === 'WON' ? 1 : 0;
    return { ...evidence, value, sampleSize: 1, quality: 'GOOD', definition: 'How the deal ended: 1 won, 0 lost.' };
  }
  const [ofStage, ofAll] = [outcomes.get(stage), outcomes.get(null)];
  if (ofStage && ofStage.closed >= fewest) {
    const definition = 'Share won of the closed deals that were in this stage.';
    return {
      ...evidence,
      value: ofStage.won / ofStage.closed,
      sampleSize: ofStage.closed,
      quality: 'GOOD',
      definition,
    };
  }
  const definition = `Share won of all closed deals: fewer than ${fewest} of them were in this stage.`;
  if (ofAll && ofAll.closed >= fewest) {
    return { ...evidence, value: ofAll.won / ofAll.closed, sampleSize: ofAll.closed, quality: 'PARTIAL', definition };
  }
  return { ...evidence, value: null, sampleSize: ofAll?.closed ?? 0, quality: 'INSUFFICIENT', definition };
}
