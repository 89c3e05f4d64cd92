import {pipeline} from 'node:stream';
import type {Block} from '../block.js';
import {toTransform} from './to-transform.js';

/** What `pipeline` takes as a stage: a stream, or an async generator function over blocks. */
export type Stage =
  | NodeJS.ReadWriteStream
  | ((source: AsyncIterable<Block>) => AsyncIterable<Block>);

/**
 * Sends a source through stages, and gives the blocks that come out. Iterating throws the error of any;
 * leaving the loop early destroys them all.
 */
export function through(
  source: NodeJS.ReadableStream | AsyncIterable<unknown>,
  stages: readonly Stage[],
): AsyncIterable<Block> {
  const last = toTransform<Block, Block>((block, push) => push(block));
  const streams = [source, ...stages, last] as NodeJS.ReadWriteStream[];
  pipeline(streams, () => {}); // an error destroys `last` too, and comes out of the loop over it
  return last;
}
