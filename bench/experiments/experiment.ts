import type {DataFiles} from '../files/data-files.js';
import type {Form} from '../files/forms.js';
import type {Contestant} from '../measure/contestant.js';

/** What a run of the benchmark was asked to do. */
export interface Wish {
  /** Records of a usual file. */
  readonly records: number;
  /** Most rounds of a heat. */
  readonly rounds: number;
  /** `full` adds the sizes that take their time, `huge` 4 GB as well. */
  readonly extent: 'usual' | 'full' | 'huge';
  readonly forms: readonly Form[];
}

/** What an experiment needs to line up its contestants. */
export interface Ground {
  readonly wish: Wish;
  readonly files: DataFiles;
  /** Base URL of the API. */
  readonly url: string;
}

/** Contestants that run against each other, and what is said of them. */
export interface Heat {
  /** What sets it apart from the other heats of its experiment. */
  readonly name: string;
  readonly rounds: number;
  /** Milliseconds that the API waits before each answer. */
  readonly latency: number;
  readonly contestants: readonly Contestant[];
  /** Those that must first show, untimed, that they deliver what they should. */
  readonly verified: readonly Contestant[];
  /** Names of those that all are compared with. */
  readonly against: readonly string[];
}

/** A question, and the heats that answer it. */
export interface Experiment {
  /** One word for `--only`. */
  readonly name: string;
  readonly title: string;
  /** What one must know to read its table. */
  readonly note: string;
  /** Heats one after another, so that no file is made before it is needed. */
  heats(ground: Ground): AsyncIterable<Heat>;
}

/** Prints a number of records as the name of a heat. */
export const recordsName = (records: number) => `${records.toLocaleString('en-US')} records`;
