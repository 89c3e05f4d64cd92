import type {Block, Item} from '../block.js';
import {problem} from '../errors.js';
import {COLUMNS, Column} from './columns.js';
import {addToFingerprint} from './fingerprint.js';
import {noteIdSlots} from './id-slots.js';
import {Texts} from './texts.js';

/** The data of a block as they are: plain data, so that a message can carry it from another thread. */
export interface Noted {
  /** The records; what stands between them is of no account. */
  readonly bytes: Uint8Array;
  /** The numbers of `Column` for one datum after the other; ids stand where they are to be put in. */
  readonly table: Float64Array;
  readonly count: number;
  /** What the numbers of files, kinds and devices mean. */
  readonly texts: readonly (string | undefined)[];
}

/** Notes decoded items; those that stand side by side in one buffer are left in it. */
export function note({items}: Block, {keepIds = false}: {keepIds?: boolean | undefined}): Noted {
  const source = sourceOf(items);
  const records = source ? undefined : items.map(item => item.serialise());
  const bytes = source ?? Buffer.concat(records!);
  const table = new Float64Array(items.length * COLUMNS);
  const texts = new Texts();
  let at = 0;
  let end = 0;
  for (let place = 0; place < items.length; place++, at += COLUMNS) {
    const item = items[place]!;
    if (item.refusal) throw problem('ERR_INGEST_UNDECODED', {place: item});
    const start = source ? item.start : end;
    end = source ? item.end : start + records![place]!.length;
    table[at + Column.index] = item.index;
    table[at + Column.byte] = item.byte ?? Number.NaN;
    table[at + Column.line] = item.line ?? Number.NaN;
    table[at + Column.records] = item.records;
    table[at + Column.fingerprint] = fingerprintOf(item);
    table[at + Column.file] = texts.numberOf(item.file);
    table[at + Column.kind] = texts.numberOf(item.kind);
    table[at + Column.device] = texts.numberOf(deviceOf(item));
    table[at + Column.start] = start;
    table[at + Column.end] = end;
    noteIdSlots(item, bytes, table, at, keepIds);
  }
  return {bytes, table, count: items.length, texts: texts.all};
}

/** Reads the device a decoded item belongs to. */
export function deviceOf({value}: Item): string | undefined {
  return (value as {deviceId?: string | null}).deviceId ?? undefined;
}

/** The buffer that all items stand in as they came. */
function sourceOf(items: readonly Item[]): Buffer | undefined {
  const source = items[0]?.source;
  for (const item of items) if (item.source !== source) return undefined;
  return source;
}

function fingerprintOf({identities}: Item): number {
  let fingerprint = 0;
  if (identities === undefined) return fingerprint;
  for (const {hash} of identities) {
    if (hash !== undefined) fingerprint = addToFingerprint(fingerprint, hash);
  }
  return fingerprint;
}
