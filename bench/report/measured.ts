import type {HeatResult} from '../measure/hold.js';
import type {Machine} from './machine.js';

/** Everything that a run of the benchmark has measured: the results are printed from this alone. */
export interface Measured {
  /** Day, as 2026-07-01. */
  readonly day: string;
  /** Arguments of the run. */
  readonly argv: readonly string[];
  /** Seconds that the whole run took. */
  readonly seconds: number;
  readonly machine: Machine;
  readonly heats: readonly HeatResult[];
  /** What bench/decode printed; empty where it was not run. */
  readonly decode: string;
}
