import {layOut, type Packed} from '../batches/lay-out.js';
import {note} from '../batches/note.js';
import type {Block, Rejection} from '../block.js';
import {Patterns} from '../patterns/patterns.js';
import {type Limits, parseBlock} from '../records/parse.js';
import type {RawBlock} from '../records/raw-block.js';
import {type Decoded, decodeBlock} from '../stages/decode.js';
import {fillDeviceIds} from '../stages/default-device-id.js';
import {identifyBlock} from '../stages/identify.js';

/** By what data are judged: plain data, so that a message can carry it. */
export interface Terms extends Limits {
  readonly userId: string | undefined;
  readonly deduplicator: string;
  readonly defaultDeviceId: string | undefined;
  readonly keepIds: boolean;
  readonly dataSets: 'per-device' | 'one';
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
 * Does to blocks what the stages `read`, `decode`, `identify` and `batch` do, by their own functions, up to
 * the copy into a body. A record like one that came before is known by its pattern, with the same outcome.
 */
export class Judge {
  readonly #patterns: Patterns | undefined;

  constructor(readonly terms: Terms) {
    // What is given a device is serialised anew.
    if (terms.defaultDeviceId === undefined) this.#patterns = new Patterns(terms);
  }

  /** Throws what `parseBlock` throws. */
  judge(raw: RawBlock): Judged {
    const patterns = this.#patterns;
    const sample = patterns?.sample(raw) ?? [];
    if (sample.length > 0) patterns!.learn(decodeRows(raw, this.terms, sample).accepted.items);
    const strangers = patterns?.strangers(raw) ?? 'all';
    const rows = strangers === 'all' ? undefined : strangers;
    if (rows?.length === 0) {
      return {count: raw.count, packed: patterns!.pack(raw, rows), rejections: []};
    }
    const {accepted, rejections, noted} = judgeRows(raw, this.terms, rows);
    patterns?.learn(accepted.items);
    const packed = rows ? patterns!.pack(raw, rows, noted) : layOut(noted, this.terms.dataSets);
    return {count: raw.count, packed, rejections};
  }
}

/** Judges a block, or some of its rows, the long way. */
function judgeRows(raw: RawBlock, terms: Terms, rows?: readonly number[]) {
  const {userId, keepIds} = terms;
  const {accepted, rejections} = decodeRows(raw, terms, rows);
  return {accepted, rejections, noted: note(identifyBlock(accepted, {userId}), {keepIds})};
}

function decodeRows(raw: RawBlock, terms: Terms, rows?: readonly number[]): Decoded {
  const {deduplicator, defaultDeviceId} = terms;
  const read: Block = parseBlock(raw, terms, rows);
  const block = defaultDeviceId === undefined ? read : fillDeviceIds(read, defaultDeviceId);
  return decodeBlock(block, {deduplicator});
}
