import {type Packed, pack} from '../batches/pack.js';
import type {Block, Rejection} from '../block.js';
import {type Limits, parseBlock} from '../records/parse.js';
import type {RawBlock} from '../records/raw-block.js';
import {decodeBlock} from '../stages/decode.js';
import {fillDeviceIds} from '../stages/default-device-id.js';
import {identifyBlock} from '../stages/identify.js';

/** By what data are judged: plain data, so that a message can carry it. */
export interface Terms extends Limits {
  readonly userId: string | undefined;
  readonly deduplicator: string;
  readonly defaultDeviceId: string | undefined;
  readonly keepIds: boolean;
}

/** What became of a block: plain data too. */
export interface Judged {
  /** Records it had. */
  readonly count: number;
  /** What will be sent. */
  readonly packed: Packed;
  /** What will not, in input order. */
  readonly rejections: readonly Rejection[];
}

/**
 * Does to a block what the stages `read`, `decode`, `identify` and `batch` do, by their own functions,
 * up to the copy into a body. Throws what `parseBlock` throws.
 */
export function judge(raw: RawBlock, terms: Terms): Judged {
  const {userId, deduplicator, defaultDeviceId, keepIds} = terms;
  const read: Block = parseBlock(raw, terms);
  const block = defaultDeviceId === undefined ? read : fillDeviceIds(read, defaultDeviceId);
  const {accepted, rejections} = decodeBlock(block, {deduplicator});
  const packed = pack(identifyBlock(accepted, {userId}), {keepIds});
  return {count: raw.count, packed, rejections};
}
