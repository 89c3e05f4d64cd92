import {pipeline} from 'node:stream';
import chain from 'stream-chain';
import {pick} from 'stream-json/filters/pick.js';
import {parser} from 'stream-json/parser.js';
import type {Block} from '../block.js';
import {assemble} from './assemble.js';
import type {Input} from './frame.js';
import {proveText} from './prove.js';
import {type ValueOptions, valueBlocks} from './value-blocks.js';

/**
 * Reads the values whose paths match into blocks, by stream-json: `data.0.readings.17`. Throws
 * like the other ways to read, but invalid UTF-8 is an error here: it is not known in which value.
 */
export async function* pickBlocks(
  input: Input,
  filter: RegExp,
  options: Omit<ValueOptions, 'file' | 'index'>,
): AsyncGenerator<Block> {
  // A regular expression that remembers where it stopped would miss every other value.
  const stateless = new RegExp(filter.source, filter.flags.replace(/[gy]/g, ''));
  const values = chain([
    parser({jsonStreaming: true, streamValues: false}),
    pick({filter: stateless}),
    assemble(options.maxRecordBytes),
  ]);
  pipeline(proveText(input), values, () => {}); // an error comes out of the chain as well
  yield* valueBlocks(values, {...input, ...options});
}
