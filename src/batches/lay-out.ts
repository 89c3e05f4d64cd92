import {COLUMNS, Column} from './columns.js';
import {spliceBytes, writeWithIds} from './id-slots.js';
import type {Noted} from './note.js';

/**
 * Data as they will be sent: side by side as in a body, with commas between them and room for their ids, which
 * stand where they stand in it. Where each device has bodies of its own, the data of one follow each other: a body
 * takes them in one copy, and the main thread has less to do, worth a fifteenth of an upload on one thread.
 */
export interface Packed extends Noted {
  readonly laid: 'out';
}

/** Lays out data; each record is copied once. */
export function layOut(noted: Noted, dataSets: 'per-device' | 'one'): Packed {
  const {bytes: source, count, texts} = noted;
  const table = new Float64Array(count * COLUMNS);
  const bytes = Buffer.allocUnsafeSlow(sizeOf(noted)); // memory of its own can go to another thread
  let to = 0;
  let end = 0;
  for (const row of dataSets === 'one' ? rowsOf(noted) : byDevice(noted)) {
    if (to > 0) bytes[end++] = comma;
    for (let column = 0; column < COLUMNS; column++)
      table[to + column] = noted.table[row + column]!;
    end = writeWithIds(source, table, to, bytes, end);
    to += COLUMNS;
  }
  return {laid: 'out', bytes, table, count, texts};
}

const comma = 0x2c;

function sizeOf({table, count}: Noted): number {
  let size = 0;
  for (let row = 0; row < count * COLUMNS; row += COLUMNS) {
    const record = table[row + Column.end]! - table[row + Column.start]!;
    size += record + table[row + Column.ids]! * spliceBytes + 1;
  }
  return size;
}

const rowsOf = ({count}: Noted): number[] =>
  Array.from({length: count}, (_, place) => place * COLUMNS);

/** Gives the rows of one device after the other, in the order of their first. */
function byDevice(noted: Noted): number[] {
  const devices = new Map<number, number[]>();
  for (const row of rowsOf(noted)) {
    const device = noted.table[row + Column.device]!;
    const rows = devices.get(device);
    if (rows) rows.push(row);
    else devices.set(device, [row]);
  }
  return [...devices.values()].flat();
}
