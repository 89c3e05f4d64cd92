import {createInterface} from 'node:readline/promises';
import {problem} from '../errors.js';
import type {Context} from './context.js';

/** Whether somebody sits at a terminal, to read a question and to answer it. */
export const canAsk = ({input, messages}: Context): boolean =>
  input.isTTY === true && messages.stream.isTTY === true;

/** Asks a question that only `y` or `yes` answers with yes; throws `ERR_INGEST_CANCELLED` at a signal. */
export async function confirm(
  question: string,
  {input, messages, interrupt}: Context,
): Promise<'yes' | 'no'> {
  const terminal = createInterface({input, output: messages.stream});
  const {signal} = interrupt;
  // Ctrl-C reaches the interface, not the process, as long as it reads.
  terminal.on('SIGINT', () => interrupt.stop());
  try {
    const closed = new Promise<string>(resolve => terminal.once('close', () => resolve('')));
    const answer = terminal.question(`${question} [y/N] `, {signal});
    return /^y(es)?$/i.test((await Promise.race([answer, closed])).trim()) ? 'yes' : 'no';
  } catch {
    throw problem('ERR_INGEST_CANCELLED', {});
  } finally {
    terminal.close();
  }
}
