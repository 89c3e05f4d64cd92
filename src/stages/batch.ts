import type {Transform} from 'node:stream';
import {Batcher, type BatchOptions} from '../batches/batcher.js';
import type {Batch, Block} from '../block.js';
import {toTransform} from '../streams/to-transform.js';

/** Gathers data into request bodies, each for one data set. */
export function batch(options: BatchOptions = {}): Transform {
  const batcher = new Batcher(options);
  return toTransform<Block, Batch>(
    (block, push) => batcher.add(block, push),
    push => batcher.end(push),
  );
}
