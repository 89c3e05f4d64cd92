import {Texts} from '../batches/texts.js';
import type {FateEntry, Refused} from './entries.js';
import {parseSum, printSum} from './print-sum.js';

/** A batch as the ledger knows it: `sent` and perhaps stored, `settled`, or `void` with its deleted set. */
export interface BatchRecord {
  readonly number: number;
  readonly set: string;
  readonly sum: string;
  readonly ids: number;
  readonly state: (typeof states)[number];
  /** Attempts made so far; the first of them in the present set. */
  readonly attempts: number;
  readonly firstAttempt: number;
  /** What the platform refused; it stays so in another set. */
  readonly refused: readonly Refused[];
  readonly fate: FateEntry | undefined;
}

/**
 * Batches by their number, which counts from 0. A run has hundreds of thousands of them and needs most only
 * as numbers: these stand outside of V8's heap, which grows to some four times of what lives in it.
 */
export class BatchTable {
  /** Rows of so many batches each, one after the other. */
  readonly #pages = new Map<number, Float64Array>();
  readonly #sets = new Texts();
  readonly #oddities = new Map<number, Oddity>();
  #size = 0;
  #last = -1;

  get size(): number {
    return this.#size;
  }

  /** The largest number of a batch, -1 for none. */
  get last(): number {
    return this.#last;
  }

  get(number: number): BatchRecord | undefined {
    const page = this.#pages.get(pageOf(number));
    const at = rowOf(number);
    return page && isTaken(page, at) ? this.#read(number, page, at) : undefined;
  }

  /** Gives the batches of a set. */
  *of(set: string): Generator<BatchRecord> {
    const name = this.#sets.numberOf(set);
    for (const [number, page] of this.#pages) {
      for (let place = 0; place < pageBatches; place++) {
        const at = place * COLUMNS;
        const isOwn = isTaken(page, at) && page[at + Column.set] === name;
        if (isOwn) yield this.#read(number * pageBatches + place, page, at);
      }
    }
  }

  /** Notes a batch in place of what was known of it. */
  put(record: BatchRecord): void {
    const {number, set, sum, ids, state, attempts, firstAttempt, refused, fate} = record;
    const page = this.#pageFor(number);
    const at = rowOf(number);
    if (!isTaken(page, at)) this.#size++;
    this.#last = Math.max(this.#last, number);
    page[at + Column.attempts] = attempts;
    page[at + Column.firstAttempt] = firstAttempt;
    page[at + Column.set] = this.#sets.numberOf(set);
    const parsed = parseSum(sum);
    page[at + Column.sum] = parsed;
    page[at + Column.ids] = ids;
    page[at + Column.state] = states.indexOf(state);
    if (fate) writeFate(page, at, fate);
    this.#noteOddity(number, printSum(parsed) === sum ? undefined : sum, refused, fate);
  }

  /** Notes the fate of a batch that is known, and gives the set that it is in. */
  settle(fate: FateEntry): string {
    const {batch: number, refused} = fate;
    const page = this.#pages.get(pageOf(number))!;
    const at = rowOf(number);
    page[at + Column.state] = SETTLED;
    writeFate(page, at, fate);
    this.#noteOddity(number, this.#oddities.get(number)?.sum, refused, fate);
    return this.#sets.all[page[at + Column.set]!]!;
  }

  #noteOddity(
    number: number,
    sum: string | undefined,
    refused: BatchRecord['refused'],
    {doubtful = [], left}: Partial<FateEntry> = {},
  ): void {
    const isOdd = sum !== undefined || refused.length > 0 || doubtful.length > 0 || left;
    if (isOdd) this.#oddities.set(number, {sum, refused, doubtful, ...(left && {left})});
    else this.#oddities.delete(number);
  }

  #read(number: number, page: Float64Array, at: number): BatchRecord {
    const {sum, refused = [], doubtful = [], left} = this.#oddities.get(number) ?? {};
    const record = {
      number,
      set: this.#sets.all[page[at + Column.set]!]!,
      sum: sum ?? printSum(page[at + Column.sum]!),
      ids: page[at + Column.ids]!,
      state: states[page[at + Column.state]!]!,
      attempts: page[at + Column.attempts]!,
      firstAttempt: page[at + Column.firstAttempt]!,
      refused,
    };
    if (record.state !== 'settled') return {...record, fate: undefined};
    const fate = {
      batch: number,
      stored: page[at + Column.stored]!,
      ...{refused, doubtful, ...(left && {left})},
      fingerprint: page[at + Column.fingerprint]!,
      retries: page[at + Column.retries]!,
      bytes: page[at + Column.bytes]!,
    };
    return {...record, fate};
  }

  #pageFor(number: number): Float64Array {
    const known = this.#pages.get(pageOf(number));
    if (known) return known;
    const page = new Float64Array(pageBatches * COLUMNS);
    this.#pages.set(pageOf(number), page);
    return page;
  }
}

/** What few batches have: refused data, attempts in doubt, something left to do, a sum that is no checksum of ours. */
interface Oddity extends Partial<Pick<FateEntry, 'refused' | 'doubtful' | 'left'>> {
  readonly sum: string | undefined;
}

function writeFate(page: Float64Array, at: number, fate: FateEntry): void {
  page[at + Column.stored] = fate.stored;
  page[at + Column.fingerprint] = fate.fingerprint;
  page[at + Column.retries] = fate.retries;
  page[at + Column.bytes] = fate.bytes;
}

const states = ['sent', 'settled', 'void'] as const;
const SETTLED = states.indexOf('settled');

/** What stands where in the row of a batch. */
const Column = {
  /** 0 in a row that is not taken. */
  attempts: 0,
  firstAttempt: 1,
  set: 2,
  sum: 3,
  ids: 4,
  state: 5,
  stored: 6,
  fingerprint: 7,
  retries: 8,
  bytes: 9,
} as const;

const COLUMNS = Object.keys(Column).length;

/** Batches a page: few enough for a small run, and enough for the page itself to cost little beside them. */
const pageBatches = 128;

const pageOf = (number: number) => Math.floor(number / pageBatches);
const rowOf = (number: number) => (number % pageBatches) * COLUMNS;
const isTaken = (page: Float64Array, at: number) => page[at + Column.attempts]! > 0;
