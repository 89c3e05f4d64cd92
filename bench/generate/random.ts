/** Numbers that follow from a seed alone, the same on every machine. */
export interface Random {
  /** A real number from 0 up to, not including, 1. */
  real(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True in `share` of the cases, 0 to 1. */
  chance(share: number): boolean;
  /** One of the list. */
  pick<T>(list: readonly T[]): T;
}

/** Makes numbers of a seed, by mulberry32: integer steps only, so no machine rounds differently. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    real,
    between: (low, high) => low + Math.floor(real() * (high - low + 1)),
    chance: share => real() < share,
    pick: list => list[Math.floor(real() * list.length)]!,
  };
}
