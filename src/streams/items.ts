import type {Item} from '../block.js';
import {type Stage, through} from './through.js';

/**
 * Iterates the single items that come out of a pipeline: `items(source, read(), decode())`. Throws
 * the error of any stage. Leaving the loop early destroys them all.
 */
export async function* items(
  source: NodeJS.ReadableStream | AsyncIterable<unknown>,
  ...stages: readonly Stage[]
): AsyncGenerator<Item> {
  for await (const block of through(source, stages)) yield* block.items;
}
