import type {Block} from '../../block.js';
import {problem} from '../../errors.js';
import {type Spooled, spool} from '../../prepare/spool.js';
import {canBeReadAgain, readFileBytes} from '../../records/files.js';
import {isFiles, type ReadingOptions, readInput, type Source} from './input.js';
import {ofCaller} from './of-caller.js';

/** An input that can be read again and again. */
export interface RereadableInput {
  read(progress?: Pick<ReadingOptions, 'onBytes' | 'watch'>): AsyncGenerator<Block>;
  /** Lets go of what was kept of it. */
  close(): void;
}

/** Makes an input readable twice: what can be read only once, such as standard input, is kept aside first. */
export async function rereadable(
  source: Source,
  {onBytes: _, watch: __, ...options}: ReadingOptions,
): Promise<RereadableInput> {
  if (!isFiles(source)) {
    const {read, close} = await spool(ofCaller(source));
    return {read: progress => readInput(read(), {...options, ...progress}), close};
  }
  const spooled = new Map(options.spooled);
  const kept: Spooled[] = [];
  const close = () => {
    for (const each of kept) each.close();
  };
  try {
    for (const [at, file] of source.entries()) {
      if (spooled.has(at) || (await canBeReadAgain(file))) continue;
      const one = await spool(readFileBytes(file, options));
      kept.push(one);
      spooled.set(at, one.read);
    }
  } catch (error) {
    close();
    // What a stream throws when it is stopped is not ours.
    throw options.signal?.aborted ? problem('ERR_INGEST_CANCELLED', {}) : error;
  }
  return {read: progress => readInput(source, {...options, ...progress, spooled}), close};
}
