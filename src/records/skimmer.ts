import {isDigit} from './bytes.js';
import type {BracketScanner} from './scanner.js';

// Not those of bytes.ts: V8 reads an imported constant anew at every comparison, and that takes a
// third of the speed of the loop below (measured, Node 20).
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const UPPER_E = 0x45;
const BACKSLASH = 0x5c;
const LOWER_E = 0x65;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Makes a capital small and a bracket a brace; leaves small letters and braces alone. */
const LOWER = 0x20;

/** Without an exponent, a number of fewer characters is within float64: its greatest has 309. */
const LONG_NUMBER = 300;

/**
 * Finds the end of an object or array as fast as JavaScript can: where WebAssembly is missing. UTF-8
 * needs no care: no byte of a longer character looks like ASCII.
 */
export class Skimmer implements BracketScanner {
  lines = 0;
  deepest = 0;
  doubtful = false;

  private depth = 0;
  private quoted = false;
  /** 1 where the last piece ended in a backslash: the first byte of the next is escaped. */
  private escaped = 0;
  /** Last byte of the last piece. */
  private last = 0;
  /** Bytes since the last string, at the end of the last piece: as many as a number can have. */
  private quiet = 0;

  feed(): void {}

  begin(): void {
    this.lines = this.deepest = this.depth = this.escaped = this.last = this.quiet = 0;
    this.quoted = this.doubtful = false;
  }

  over(bytes: Uint8Array, from: number, to: number): number {
    let at = from + this.escaped;
    let {depth, deepest, lines} = this;
    let mark = from - this.quiet;
    let c = this.quoted ? QUOTE : 0;
    for (;;) {
      if (c === QUOTE) {
        if (at - mark > LONG_NUMBER) this.doubtful = true;
        c = 0;
        while (at < to && (c = bytes[at++]!) !== QUOTE) if (c === BACKSLASH) at++;
        mark = at;
        if (c !== QUOTE) break;
      } else if (c === NEWLINE) {
        lines++;
      } else if ((c | LOWER) === OPEN_BRACE) {
        if (++depth > deepest) deepest = depth;
      } else if ((c | LOWER) === CLOSE_BRACE) {
        if (--depth === 0) {
          if (at - mark > LONG_NUMBER) this.doubtful = true;
          this.lines = lines;
          this.deepest = deepest;
          return at;
        }
      } else if ((c | LOWER) === LOWER_E) {
        // an exponent, not the e of true and false
        if (isDigit(at - 2 < from ? this.last : bytes[at - 2]!)) this.doubtful = true;
      }
      while (at < to && (c = bytes[at]!) < UPPER_E && c !== QUOTE && c !== NEWLINE) at++;
      if (at >= to) break;
      at++;
    }
    this.quoted = c !== QUOTE && mark >= to;
    this.escaped = at - to;
    this.depth = depth;
    this.deepest = deepest;
    this.lines = lines;
    this.last = bytes[to - 1]!;
    this.quiet = to - mark;
    return -1;
  }
}
