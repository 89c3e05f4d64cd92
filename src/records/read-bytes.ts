import type {Block} from '../block.js';
import type {BlockPool} from './block-pool.js';
import {frame, type Input} from './frame.js';
import {parseBlock} from './parse.js';
import type {RawBlock} from './raw-block.js';
import {type ReadOptions, withDefaults} from './read-options.js';

/**
 * Reads one file, compressed or not, into blocks of records. Throws the ERR_INGEST_ errors of an
 * input that is not JSON, truncated, damaged or without the array asked for, with their place. With
 * a `pool` the blocks are to be released.
 */
export async function* readBytes(
  input: Input,
  options: ReadOptions = {},
  pool?: BlockPool,
): AsyncGenerator<Block> {
  const bounds = withDefaults(options);
  if (options.pick) {
    const {pickBlocks} = await import('./pick.js'); // stream-json takes a while to load
    return yield* pickBlocks(input, options.pick, bounds);
  }
  for await (const raw of frame(input, bounds, {pool})) {
    const {items} = parseBlock(raw, bounds);
    yield pool ? {items, release: giveBack(raw, pool)} : {items};
  }
}

/** Once only: memory that was given back twice would be two blocks' at a time. */
function giveBack(raw: RawBlock, pool: BlockPool): () => void {
  let held: RawBlock | undefined = raw;
  return () => {
    if (held) pool.give(held);
    held = undefined;
  };
}
