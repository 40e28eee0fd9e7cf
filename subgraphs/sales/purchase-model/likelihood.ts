import { minimise } from './optimise';

// Parameters are sought between these: what lies beyond differs from the edge by nothing that data could show.
const lowest = Math.log(1e-5);
const highest = Math.log(1e5);

export interface MaximumLikelihood {
  parameters: number[];
  logLikelihood: number;
  converged: boolean;
  /** Places of parameters that ran to an edge of the region searched. */
  atEdge: number[];
}

/**
 * The parameters, all positive, under which the observations are likeliest, from the best of several starts.
 * Never gives NaN: where the likelihood has no maximum, its parameters end at the edge of the region searched.
 */
export function maximiseLikelihood(
  logLikelihood: (parameters: number[]) => number,
  observations: number,
  starts: readonly (readonly number[])[],
): MaximumLikelihood {
  const inside = (logs: number[]) => logs.map((value) => Math.min(Math.max(value, lowest), highest));
  // By observation, so that one measure of flatness serves a hundred customers and a million.
  const cost = (logs: number[]) => {
    const kept = inside(logs);
    const beyond = logs.reduce((sum, value, index) => sum + (value - (kept[index] as number)) ** 2, 0);
    const value = -logLikelihood(kept.map(Math.exp)) / Math.max(observations, 1);
    return (Number.isFinite(value) ? value : 1e6) + beyond;
  };
  const found = starts
    .map((start) => minimise(cost, start.map(Math.log)))
    .reduce((best, one) => (one.value < best.value ? one : best));
  const logs = inside(found.point);
  const parameters = logs.map(Math.exp);
  return {
    parameters,
    logLikelihood: logLikelihood(parameters),
    converged: found.converged,
    atEdge: logs.flatMap((value, index) => (value < lowest + 0.5 || value > highest - 0.5 ? [index] : [])),
  };
}
