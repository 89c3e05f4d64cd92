import type {Command} from 'commander';
import type {Context} from '../context.js';
import type {ExitCode} from '../exit-codes.js';

/**
 * Runs the work of a command with its flags, once all settings are gathered. What is given to make the
 * manual never runs any.
 */
export type Start = <F>(
  command: Command,
  work: (flags: F, context: Context) => Promise<ExitCode>,
) => Promise<void>;
