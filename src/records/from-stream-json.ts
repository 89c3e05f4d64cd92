import {Readable} from 'node:stream';
import {withDefaults} from './read-options.js';
import {valueBlocks} from './value-blocks.js';

/**
 * Makes blocks of what a chain of stream-json's streamers gives: `{key, value}`, the value is the
 * record. The chain must have its source in it, or be written to. Destroying one destroys both.
 */
export function fromStreamJson(
  chain: AsyncIterable<{readonly value: unknown}>,
  {file = 'input'}: {readonly file?: string} = {},
): Readable {
  const blocks = valueBlocks(chain, {file, index: 0, ...withDefaults({})});
  return Readable.from(blocks, {highWaterMark: 2});
}
