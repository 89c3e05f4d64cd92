import type {BracketScanner} from './scanner.js';
import {SimdSkimmer} from './simd-skimmer.js';
import {Skimmer} from './skimmer.js';

/** Where the scanners of files come from. */
export interface Skimmers {
  borrow(): BracketScanner;
  giveBack(skimmer: BracketScanner): void;
}

/** One a file that is being read, in WebAssembly where there is any. They are used again: each has 320 KiB. */
export const skimmers: Skimmers = {
  borrow: () => idle.pop() ?? create(),
  giveBack: skimmer => void idle.push(skimmer),
};

const idle: BracketScanner[] = [];

function create(): BracketScanner {
  try {
    return new SimdSkimmer();
  } catch {
    return new Skimmer();
  }
}
