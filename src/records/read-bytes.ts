import type {Block} from '../block.js';
import {frame, type Input} from './frame.js';
import {parseBlock} from './parse.js';
import {type ReadOptions, withDefaults} from './read-options.js';

/**
 * Reads one file, compressed or not, into blocks of records. Throws the ERR_INGEST_ errors of an
 * input that is not JSON, truncated, damaged or without the array asked for, with their place.
 */
export async function* readBytes(input: Input, options: ReadOptions = {}): AsyncGenerator<Block> {
  const bounds = withDefaults(options);
  if (options.pick) {
    const {pickBlocks} = await import('./pick.js'); // stream-json takes a while to load
    return yield* pickBlocks(input, options.pick, bounds);
  }
  for await (const raw of frame(input, bounds)) yield parseBlock(raw, bounds);
}
