import { median } from './servers.ts';

/** How far two samples of the same measurement lie apart. */
export interface Comparison {
  /** Of the medians, in per cent of the smaller one; never negative. */
  readonly differencePercent: number;
  /** The probability of samples at least as different as these where nothing differs. */
  readonly p: number;
}

/** Compares two samples by their medians and by the Mann–Whitney U test, which asks nothing of their shape. */
export function compareSamples(one: readonly number[], other: readonly number[]): Comparison {
  const [low, high] = [median(one), median(other)].toSorted((a, b) => a - b);
  const differencePercent = ((high ?? Number.NaN) / (low ?? Number.NaN) - 1) * 100;
  return { differencePercent, p: mannWhitneyP(one, other) };
}

/** Two-sided, by the normal approximation with the correction for ties: good from some twenty values on. */
export function mannWhitneyP(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [one.length, other.length];
  const all = [
    ...one.map((value) => ({ value, own: true })),
    ...other.map((value) => ({ value, own: false })),
  ].toSorted((a, b) => a.value - b.value);
  let [rankSum, ties] = [0, 0];
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const tied = all.slice(start, end);
    // Those that are equal share the mean of their ranks, which begin at 1.
    rankSum += tied.filter(({ own }) => own).length * ((start + 1 + end) / 2);
    ties += tied.length ** 3 - tied.length;
    start = end;
  }
  const u = rankSum - (n * (n + 1)) / 2;
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  return variance === 0 ? 1 : twoSided(Math.abs(u - (n * m) / 2) / Math.sqrt(variance));
}

/** The probability that a normal value lies at least so many standard deviations off, either way. */
function twoSided(deviations: number): number {
  // Abramowitz and Stegun 7.1.26, good to 1.5 in 10^7.
  const x = deviations / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return polynomial * Math.exp(-x * x);
}
