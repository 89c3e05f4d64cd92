import {printJson} from './codec/json/print.js';
import {whyRefused} from './datum/index.js';
import type {Place} from './errors.js';

/** One rule that a datum breaks: the platform's words (reference: Data API, error bodies). */
export interface DatumFault {
  /** Stable code, such as `value-out-of-range`. */
  readonly code: string;
  /** JSON pointer relative to the datum; `''` for the datum itself. */
  readonly pointer: string;
  /** The rule and the value, in the platform's wording. */
  readonly detail: string;
}

/** One datum that the platform will store of an item, and its identity hash where it has one. */
export interface Identity {
  readonly type: string;
  /** base64 of the SHA-256 of the identity fields; absent without a user or under a deduplicator that has none. */
  readonly hash?: string;
}

/** A record on its way: its place, its bytes as long as they are the truth, its value, what the stages found. */
export class Item implements Place {
  /** One of the 31 kinds, set by `decode`. */
  kind: string | undefined;
  /** Set by `identify`: the outer datum first, then an embedded one. */
  identities: readonly Identity[] | undefined;
  /** Why `read` refused it (too large, too deep, not UTF-8 ...); `decode` turns it into a rejection. */
  refusal: readonly DatumFault[] | undefined;
  /** Records of the input that it stands for: `prepare` sends one inside another. */
  records = 1;
  /** The record as it came, once its value was replaced. */
  private replaced: {value: unknown; bytes: Buffer | undefined} | undefined;

  /** `value` is the parsed record; `source` from `start` to `end` its bytes, where they are known. */
  constructor(
    readonly index: number,
    readonly file: string,
    readonly byte: number | undefined,
    readonly line: number | undefined,
    public value: unknown,
    public source: Buffer | undefined,
    readonly start = 0,
    readonly end = source?.length ?? 0,
  ) {}

  /** The record as it came, or undefined once its value was replaced. */
  get bytes(): Buffer | undefined {
    return this.source?.subarray(this.start, this.end);
  }

  /** Whether the value is what its bytes say, so that reading has proved its numbers. */
  get origin(): 'bytes' | 'elsewhere' {
    return this.source ? 'bytes' : 'elsewhere';
  }

  /** Bytes of the record as it came, even if they were not kept; 0 where that is not known. */
  get length(): number {
    return this.end - this.start;
  }

  /** Gives the item another value: from here on it is serialised anew. */
  replace(value: unknown): void {
    this.replaced ??= {value: this.value, bytes: this.bytes};
    this.value = value;
    this.source = undefined;
  }

  /** The record as it came, whatever it was replaced with since. */
  get original(): {readonly value: unknown; readonly bytes: Buffer | undefined} {
    return this.replaced ?? this;
  }

  /** The bytes to send: as they came, or serialised anew. */
  serialise(): Buffer {
    return this.bytes ?? Buffer.from(printJson(this.value));
  }
}

/** What travels between the stages: up to `defaults.blockRecords` items in input order. */
export interface Block {
  readonly items: readonly Item[];
  /**
   * Gives back the memory that its items' bytes are in, for other blocks: to be called once, when
   * nobody will look at the bytes any more. Absent where nobody waits for it.
   */
  readonly release?: (() => void) | undefined;
}

/** Makes the block of some items of another, or of items made of them. */
export const blockOf = (items: readonly Item[], {release}: Block): Block => ({items, release});

/** A record that is not sent, and why. */
export interface Rejection extends Place {
  readonly kind: string | undefined;
  /** Data of the input that it is: two where one was resolved into the other. */
  readonly records: number;
  readonly errors: readonly DatumFault[];
  /** The datum as it came, on one line; undefined where it was too large or too deep to keep. */
  readonly datum: string | undefined;
  /** Length of the record as it came. */
  readonly bytes: number | undefined;
  /** Why a datum of this type is refused, and what to do, where that is known. */
  readonly hint?: string;
  /** Set where it was the platform that refused it, not we in its words. */
  readonly by?: 'platform';
  /** Set where the datum was not valid UTF-8 and so stands here altered. */
  readonly datumAltered?: true;
}

/** One datum in a batch: where it came from, and where it stands in the body. */
export interface BatchEntry extends Place {
  readonly kind: string | undefined;
  /** Data of the input that it is: two where one was resolved into the other. */
  readonly records: number;
  readonly deviceId: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Where in the body the ids stand that each attempt to send it fills in: its own, and of a datum in it. */
  readonly ids: readonly number[];
  /** Sum modulo 2^32 of its device hashes' first four characters, see docs/concepts.md. */
  readonly fingerprint: number;
}

/** The data of a batch by their place in it. An entry is made when it is asked for. */
export interface Entries extends Iterable<BatchEntry> {
  readonly length: number;
  at(place: number): BatchEntry;
  /** How many ids the datum is given, and where in the body the one of this number stands. */
  idsOf(place: number): number;
  idAt(place: number, number: number): number;
  /** Adds up a property of the data in these places, or of all. */
  sumOf(property: 'records' | 'fingerprint', places?: readonly number[]): number;
  /** The values that a property has, each once. */
  distinct(property: 'kind' | 'deviceId'): readonly (string | undefined)[];
}

/** A request body for one data set, and what is in it. */
export interface Batch {
  /** Its place among the batches of its run, from 0: the same whenever input and options are. */
  readonly number: number;
  /** Device of the first datum, and of all where data sets are per device; undefined for data without one. */
  readonly deviceId: string | undefined;
  /** A JSON array: the records as they came, each with room for an `id`. */
  readonly body: Buffer;
  readonly entries: Entries;
  /**
   * Gives back the memory of body and entries, for other batches: to be called at most once, when nobody
   * will look at them any more. Absent where nobody waits for it.
   */
  readonly release?: (() => void) | undefined;
}

/** Makes the rejection of a datum that was in a batch; `record` is what came, without our ids. */
export function rejectEntry(
  {index, file, byte, line, kind, records}: BatchEntry,
  record: Buffer,
  errors: readonly DatumFault[],
): Rejection {
  const datum = onOneLine(record.toString());
  const place = {index, file, byte, line};
  return {...place, kind, records, errors, datum, bytes: record.length, by: 'platform'};
}

/** Makes the rejection of an item; its datum stands there as it came, but on one line. */
export function reject(item: Item, errors: readonly DatumFault[]): Rejection {
  const {index, file, byte, line, kind, records} = item;
  const {value, bytes} = item.original;
  const hint = kind === undefined ? whyRefused(value) : undefined;
  const text = bytes?.toString() ?? (value === undefined ? undefined : printJson(value));
  return {
    ...{index, file, byte, line, kind, records, errors},
    datum: text === undefined ? undefined : onOneLine(text),
    bytes: item.length || undefined,
    ...(hint !== undefined && {hint}),
    ...(item.refusal?.some(({code}) => code === 'utf8-invalid') ? {datumAltered: true} : {}),
  };
}

/** JSON has raw line ends between its tokens only. */
const onOneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ');
