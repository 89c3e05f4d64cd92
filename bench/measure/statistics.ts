/** The middle of some numbers, and their ends. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Summarises numbers, at least one. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
  return {median, least: sorted[0]!, most: sorted.at(-1)!};
}

/** The middle of some numbers. */
export const medianOf = (numbers: readonly number[]) => spreadOf(numbers).median;

/** How many times faster `own` was than `other`, round by round. */
export function ratiosOf(
  own: {readonly wall: readonly number[]},
  other: {readonly wall: readonly number[]},
): Spread {
  return spreadOf(own.wall.map((wall, round) => other.wall[round]! / wall));
}
