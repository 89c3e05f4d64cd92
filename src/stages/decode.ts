import type {Transform} from 'node:stream';
import {isLeft} from 'fp-ts/lib/Either.js';
import {type Block, type DatumFault, type Item, type Rejection, reject} from '../block.js';
import {decodeDatum, kindOf} from '../datum/index.js';
import {toTransform} from '../streams/to-transform.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import {missingRequirement, type Requirement} from '../tidepool/requirement.js';

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
  });
}

/** Judges each item of a block and notes its kind. */
export function decodeBlock(
  block: Block,
  {deduplicator}: Pick<DecodeOptions, 'deduplicator'>,
): Decoded {
  const requirement = deduplicator && findDeduplicator(deduplicator).requires;
  const items: Item[] = [];
  const rejections: Rejection[] = [];
  for (const item of block.items) {
    item.kind = kindOf(item.value) ?? undefined;
    const faults = item.refusal ?? judge(item) ?? lacking(item, requirement);
    if (faults) rejections.push(reject(item, faults));
    else items.push(item);
  }
  return {accepted: {items}, rejections};
}

function judge({value}: Item): readonly DatumFault[] | undefined {
  const decoded = decodeDatum(value);
  return isLeft(decoded) ? decoded.left : undefined;
}

function lacking({kind, value}: Item, requirement: Requirement | undefined | '') {
  return requirement ? missingRequirement(kind, value, requirement) : undefined;
}
