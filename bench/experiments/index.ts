import {compressed} from './compressed.js';
import type {Experiment} from './experiment.js';
import {forms} from './forms.js';
import {guarantees} from './guarantees.js';
import {ladder} from './ladder.js';
import {slowApi} from './latency.js';
import {memory} from './memory.js';
import {sizes} from './sizes.js';
import {start} from './start.js';

/** Every experiment, in the order in which they are run and told. */
export const experiments: readonly Experiment[] = [
  sizes,
  forms,
  ladder,
  slowApi,
  guarantees,
  compressed,
  memory,
  start,
];
