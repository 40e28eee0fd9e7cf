export interface Optimum {
  point: number[];
  value: number;
  /** False when the search ended for lack of steps. */
  converged: boolean;
}

type Vector = number[];

const maximumSteps = 150;
const gradientStep = 1e-4;
const flat = 1e-8;
// A step that gains less than this share of the value is the last: parameters that run away creep on for ever.
const progress = 1e-11;

const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
const along = (a: Vector, b: Vector, length: number): Vector =>
  a.map((value, index) => value + length * (b[index] as number));
const identity = (size: number): Vector[] =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));

function gradientOf(f: (point: Vector) => number, point: Vector): Vector {
  return point.map((_, index) => {
    const at = (offset: number) => f(point.map((value, place) => (place === index ? value + offset : value)));
    return (at(gradientStep) - at(-gradientStep)) / (2 * gradientStep);
  });
}

/** The inverse Hessian after a step along which the gradient changed by turn; the one before where it says nothing. */
function updated(inverse: Vector[], step: Vector, turn: Vector): Vector[] {
  const curvature = dot(step, turn);
  if (curvature <= 1e-14) return inverse;
  const turned = inverse.map((row) => dot(row, turn));
  const factor = (1 + dot(turn, turned) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const [si, sj, ti, tj] = [step[i], step[j], turned[i], turned[j]] as [number, number, number, number];
      return value + factor * si * sj - (ti * sj + si * tj) / curvature;
    }),
  );
}

/** The farthest of halving steps that lowers f enough; null when none does. */
function lower(f: (point: Vector) => number, point: Vector, value: number, direction: Vector, slope: number) {
  for (let length = 1; length > 1e-7; length /= 2) {
    const next = along(point, direction, length);
    const nextValue = f(next);
    if (nextValue <= value + 1e-4 * length * slope) return { point: next, value: nextValue };
  }
  return null;
}

/**
 * The minimum of a smooth function of a few variables by BFGS (J. Nocedal & S. Wright, Numerical Optimization, 2006,
 * algorithm 6.1), gradients by central differences. f must give a number everywhere.
 */
export function minimise(f: (point: Vector) => number, start: Vector): Optimum {
  let [point, value] = [start, f(start)];
  let gradient = gradientOf(f, point);
  let inverse = identity(start.length);
  let fresh = true;
  for (let count = 0; count < maximumSteps; count += 1) {
    if (gradient.every((slope) => Math.abs(slope) < flat)) return { point, value, converged: true };
    let direction = inverse.map((row) => -dot(row, gradient));
    // A first step as long as the gradient could jump out of the region that holds the minimum.
    const length = Math.sqrt(dot(direction, direction));
    if (length > 1) direction = direction.map((part) => part / length);
    const next = lower(f, point, value, direction, dot(direction, gradient));
    const gained = next !== null && value - next.value > progress * Math.abs(value);
    if (!gained && fresh) return { point, value, converged: true };
    if (!gained) {
      inverse = identity(start.length);
      fresh = true;
      continue;
    }
    const nextGradient = gradientOf(f, next.point);
    inverse = updated(inverse, along(next.point, point, -1), along(nextGradient, gradient, -1));
    [point, value, gradient, fresh] = [next.point, next.value, nextGradient, false];
  }
  return { point, value, converged: false };
}
