import type {Transform} from 'node:stream';
import type {Block} from '../block.js';
import {identify as identitiesOf} from '../identity/index.js';
import {toTransform} from '../streams/to-transform.js';

/** Whose data these are, and which of the platform's two identity hashes is wanted. */
export interface IdentifyOptions {
  /** Without it data get their types only. */
  readonly userId?: string | undefined;
  /** Gives the hash of this data set's data (dataset.drop.hash) instead of the device's. */
  readonly dataSetId?: string | undefined;
}

/** Notes on each item the identity hashes that the platform will give its data. */
export function identify(options: IdentifyOptions = {}): Transform {
  return toTransform<Block, Block>((block, push) => push(identifyBlock(block, options)));
}

/** Notes the identities of each item of a decoded block, and hands the same block back. */
export function identifyBlock(block: Block, owner: IdentifyOptions): Block {
  for (const item of block.items) item.identities = identitiesOf(item.kind!, item.value, owner);
  return block;
}
