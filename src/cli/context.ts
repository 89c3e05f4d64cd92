import type {Environment} from './environment.js';
import type {Interrupt} from './interrupt.js';
import type {Output} from './streams.js';

/** What a command has from the process it runs in. */
export interface Context {
  readonly environment: Environment;
  readonly interrupt: Interrupt;
  readonly output: Output;
}
