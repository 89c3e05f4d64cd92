import type {Block} from '../block.js';
import {problem} from '../errors.js';
import {type Spooled, spool} from '../prepare/spool.js';
import {canBeReadAgain, readFileBytes} from '../records/files.js';
import {type InputOptions, isFiles, readInput, type Source} from './input.js';
import {ofCaller} from './of-caller.js';

/** An input that can be read again and again. */
export interface RereadableInput {
  read(progress?: Pick<InputOptions, 'onBytes'>): AsyncGenerator<Block>;
  /** Lets go of what was kept of it. */
  close(): void;
}

/** Makes an input readable twice: what can be read only once, such as standard input, is kept aside first. */
export async function rereadable(
  source: Source,
  {onBytes: _, ...options}: InputOptions,
): Promise<RereadableInput> {
  if (!isFiles(source)) {
    const {read, close} = await spool(ofCaller(source));
    return {read: progress => readInput(read(), {...options, ...progress}), close};
  }
  const kept = new Map<number, Spooled>();
  const close = () => {
    for (const each of kept.values()) each.close();
  };
  try {
    for (const [at, file] of source.entries()) {
      if (!(await canBeReadAgain(file))) kept.set(at, await spool(readFileBytes(file, options)));
    }
  } catch (error) {
    close();
    // What a stream throws when it is stopped is not ours.
    throw options.signal?.aborted ? problem('ERR_INGEST_CANCELLED', {}) : error;
  }
  const spooled = new Map([...kept].map(([at, {read}]) => [at, read]));
  return {read: progress => readInput(source, {...options, ...progress, spooled}), close};
}
