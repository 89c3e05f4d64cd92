import {pipeline} from 'node:stream';
import type {Block, Item} from '../block.js';
import {toTransform} from './to-transform.js';

/** What `pipeline` takes as a stage: a stream, or an async generator function over blocks. */
export type Stage =
  | NodeJS.ReadWriteStream
  | ((source: AsyncIterable<Block>) => AsyncIterable<Block>);

/**
 * Iterates the single items that come out of a pipeline: `items(source, read(), decode())`. Throws
 * the error of any stage. Leaving the loop early destroys them all.
 */
export async function* items(
  source: NodeJS.ReadableStream | AsyncIterable<unknown>,
  ...stages: readonly Stage[]
): AsyncGenerator<Item> {
  const last = toTransform<Block, Block>((block, push) => push(block));
  const streams = [source, ...stages, last] as NodeJS.ReadWriteStream[];
  pipeline(streams, () => {}); // an error destroys `last` too, and comes out of the loop below
  for await (const block of last as AsyncIterable<Block>) yield* block.items;
}
