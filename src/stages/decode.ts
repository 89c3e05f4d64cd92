import type {Transform} from 'node:stream';
import {isLeft} from 'fp-ts/lib/Either.js';
import {type Block, blockOf, type DatumFault, type Item, type Rejection, reject} from '../block.js';
import {decodeDatum, kindOf} from '../datum/index.js';
import {toTransform} from '../streams/to-transform.js';
import {type Deduplicator, findDeduplicator} from '../tidepool/deduplicator.js';
import {missingRequirement} from '../tidepool/requirement.js';

/** What `decode` may be told. */
export interface DecodeOptions {
  /** Called with each refused datum, in input order. */
  readonly onReject?: (rejection: Rejection) => void;
  /** Deduplicator of the target, short or full name: it decides whether deviceId or origin.id is needed. */
  readonly deduplicator?: string;
}

/** A block after its judgement: what goes on, and what was refused. Both in input order. */
export interface Decoded {
  readonly accepted: Block;
  readonly rejections: readonly Rejection[];
}

/** Passes on the data that the platform would accept; a refused one goes to `onReject`, and no further. */
export function decode({onReject, deduplicator}: DecodeOptions = {}): Transform {
  return toTransform<Block, Block>((block, push) => {
    const {accepted, rejections} = decodeBlock(block, {deduplicator});
    if (onReject) for (const rejection of rejections) onReject(rejection);
    if (accepted.items.length > 0) push(accepted);
    else block.release?.();
  });
}

/** Judges each item of a block and notes its kind. */
export function decodeBlock(
  block: Block,
  {deduplicator}: Pick<DecodeOptions, 'deduplicator'>,
): Decoded {
  const need = deduplicator === undefined ? 'nothing' : findDeduplicator(deduplicator).datumNeeds;
  const items: Item[] = [];
  const rejections: Rejection[] = [];
  for (const item of block.items) {
    item.kind = kindOf(item.value) ?? undefined;
    const faults = item.refusal ?? judge(item) ?? lacking(item, need);
    if (faults) rejections.push(reject(item, faults));
    else items.push(item);
  }
  return {accepted: blockOf(items, block), rejections};
}

function judge({value, origin}: Item): readonly DatumFault[] | undefined {
  // The platform skips a null without a word; here nothing gets lost without one.
  if (value === null) return [{code: 'type-not-object', pointer: '', detail: notObject}];
  const decoded = decodeDatum(value, origin === 'bytes' ? 'finite' : 'unknown');
  return isLeft(decoded) ? decoded.left : undefined;
}

const notObject = 'type is not object, but null';

function lacking({kind, value}: Item, need: Deduplicator['datumNeeds']) {
  return need === 'nothing' ? undefined : missingRequirement(kind, value, need);
}
