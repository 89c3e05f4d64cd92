import {isDeepStrictEqual} from 'node:util';
import {COLUMNS} from '../../src/batches/columns.js';
import {pack} from '../../src/batches/pack.js';
import {Rows} from '../../src/batches/rows.js';
import {Patterns} from '../../src/patterns/patterns.js';
import {frame} from '../../src/records/frame.js';
import {parseBlock} from '../../src/records/parse.js';
import type {RawBlock} from '../../src/records/raw-block.js';
import {withDefaults} from '../../src/records/read-options.js';
import {decodeBlock} from '../../src/stages/decode.js';
import {identifyBlock} from '../../src/stages/identify.js';
import {Judge, type Judged, type Terms} from '../../src/workers/judge.js';
import {cbgs} from './data.js';

const bounds = withDefaults({});

/** Judges the same blocks by what was learned from those before, and by parsing each record. */
export class TwoWays {
  /** Records that were taken for valid without being parsed. */
  known = 0;
  readonly #terms: Terms;
  readonly #judge: Judge;

  constructor(terms: Partial<Terms> = {}) {
    const {maxRecordBytes, maxDepth} = bounds;
    const usual = {userId: 'user-1', deduplicator: 'device.deactivate.hash', keepIds: false};
    const dataSets = 'per-device';
    this.#terms = {
      ...usual,
      dataSets,
      maxRecordBytes,
      maxDepth,
      defaultDeviceId: undefined,
      ...terms,
    };
    this.#judge = new Judge(this.#terms);
  }

  /** Made to look at so many records that it has begun to learn. */
  static async begun(terms: Partial<Terms> = {}): Promise<TwoWays> {
    const ways = new TwoWays(terms);
    first ??= (await blocksOf(cbgs(beginning), {blockRecords: beginning}))[0]!;
    ways.#judge.judge({...first, bytes: Buffer.from(first.bytes)}); // for it takes the memory of the block
    return ways;
  }

  /** Says how the outcomes of a block differ, if they do. */
  differ(raw: RawBlock): string | undefined {
    // First the one that leaves the memory of the block alone.
    const long = outcomeOf(() => judgeLong(raw, this.#terms));
    const before = known;
    const own = outcomeOf(() => this.#judge.judge(raw));
    this.known += known - before;
    if (isDeepStrictEqual(own, long)) return undefined;
    const [is, should] = [partsOf(own), partsOf(long)];
    const at = should.findIndex((part, place) => part !== is[place]);
    return `${is[at]} is not ${should[at]}`;
  }

  /** The same for records that may be cut into any number of blocks, or be no JSON. */
  async differOver(records: Records, options: Partial<Cut> = {}): Promise<string | undefined> {
    const blocks = await blocksOf(records, options);
    return blocks.map(raw => this.differ(raw)).find(difference => difference !== undefined);
  }
}

/** Records as they are written, or values to be printed. */
export type Records = readonly (string | Buffer | object)[];

interface Cut {
  readonly file: string;
  readonly index: number;
  readonly blockRecords: number;
  readonly blockBytes: number;
}

/** Cuts records into blocks as the reader does, up to what it cannot read. */
export async function blocksOf(records: Records, cut: Partial<Cut> = {}): Promise<RawBlock[]> {
  const {file = 'dump.json', index = 0, ...rest} = cut;
  const pieces = records.flatMap(record => [Buffer.from(','), bytesOf(record)]);
  const bytes = [Buffer.concat([Buffer.from('['), ...pieces.slice(1), Buffer.from(']')])];
  const blocks: RawBlock[] = [];
  try {
    for await (const raw of frame({file, index, bytes}, {...bounds, ...rest})) blocks.push(raw);
  } catch {
    // What comes before the fault is judged all the same.
  }
  return blocks;
}

function bytesOf(record: Records[number]): Buffer {
  if (Buffer.isBuffer(record)) return record;
  return Buffer.from(typeof record === 'string' ? record : JSON.stringify(record));
}

function judgeLong(raw: RawBlock, terms: Terms): Judged {
  const {userId, deduplicator, keepIds, dataSets} = terms;
  const {accepted, rejections} = decodeBlock(parseBlock(raw, terms), {deduplicator});
  const packed = pack(identifyBlock(accepted, {userId}), {keepIds, dataSets});
  return {count: raw.count, packed, rejections};
}

/** What became of a block, its numbers resolved to what they mean; or what was thrown. */
function outcomeOf(judge: () => Judged) {
  try {
    const {count, packed, rejections} = judge();
    const {bytes, table, texts} = packed;
    const rows = [...new Rows(table.subarray(0, packed.count * COLUMNS), texts)];
    const body = Buffer.from(bytes.subarray(0, rows.at(-1)?.end ?? 0)).toString();
    return {count, data: packed.count, rows, body, rejections};
  } catch (error) {
    const {name, code, message} = error as Error & {code?: string};
    return {name, code, message};
  }
}

/** Prints an outcome so that it shows where it differs from another. */
const partsOf = (outcome: object) =>
  Object.entries(outcome).flatMap(([key, value]) => {
    const parts: unknown[] = Array.isArray(value) ? value : [value];
    return parts.map((part, place) => `${key} ${place} ${JSON.stringify(part)}`);
  });

/** Records from which on patterns are learned, as src/patterns has it. */
const beginning = 512;

let first: RawBlock | undefined;

/** Known records, of all that were judged here. */
let known = 0;

const {strangers} = Patterns.prototype;

Patterns.prototype.strangers = function watched(raw) {
  const rows = strangers.call(this, raw);
  if (rows !== 'all') known += raw.count - rows.length;
  return rows;
};
