import type {Environment} from './flags/environment.js';
import type {Interrupt} from './interrupt.js';
import type {Messages} from './output/messages.js';
import type {Output} from './output/output.js';

/** What a command has from the process it runs in. */
export interface Context {
  readonly environment: Environment;
  /** Folder in which it was called. */
  readonly folder: string;
  readonly interrupt: Interrupt;
  readonly output: Output;
  readonly messages: Messages;
  /** Standard input, to be asked something; a terminal if somebody can answer. */
  readonly input: NodeJS.ReadableStream & {readonly isTTY?: boolean};
}
