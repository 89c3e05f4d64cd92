import type {FaultRule} from './rule.js';

/** A rule, and how often it was met and may still apply. */
export class Countdown<R extends FaultRule> {
  private skip: number;
  private rest: number;
  private readonly draw: () => number;

  constructor(readonly rule: R) {
    this.skip = rule.after ?? 0;
    this.rest = rule.times === -1 ? Infinity : (rule.times ?? 1);
    this.draw = random(rule.seed ?? 1);
  }

  /** How many are still to be skipped. */
  get toSkip(): number {
    return this.skip;
  }

  /** How often it may still apply; Infinity: always. */
  get left(): number {
    return this.rest;
  }

  /** Counts one that the rule names, and tells whether enough were skipped. */
  reached(): boolean {
    if (this.skip === 0) return true;
    this.skip -= 1;
    return false;
  }

  /** Uses it up once, if it is left and chance says so. */
  take(): boolean {
    if (this.rest === 0 || this.draw() >= (this.rule.probability ?? 1)) return false;
    this.rest -= 1;
    return true;
  }
}

/** Draws numbers from 0 to 1, always the same from one seed (the generator mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
