import {COLUMNS, Column} from '../batches/columns.js';
import type {Packed} from '../batches/pack.js';
import {Texts} from '../batches/texts.js';

/** Puts the rows of two in the order of the input; both have their records in the bytes of the first. */
export function merge({bytes, table, texts}: Omit<Packed, 'count'>, others: Packed): Packed {
  const count = table.length / COLUMNS + others.count;
  if (others.count === 0) return {bytes, table: table.slice(), count, texts};
  const all = new Texts();
  for (const text of texts) all.numberOf(text);
  const numbers = others.texts.map(text => all.numberOf(text));
  const merged = new Float64Array(count * COLUMNS);
  let from = 0;
  let at = 0;
  for (let other = 0; other < others.table.length; other += COLUMNS) {
    const index = others.table[other + Column.index]!;
    const end = firstAfter(table, from, index);
    merged.set(table.subarray(from, end), at);
    at += end - from;
    from = end;
    merged.set(others.table.subarray(other, other + COLUMNS), at);
    for (const column of [Column.file, Column.kind, Column.device]) {
      merged[at + column] = numbers[merged[at + column]!]!;
    }
    at += COLUMNS;
  }
  merged.set(table.subarray(from), at);
  return {bytes, table: merged, count, texts: all.all};
}

/** Gives where the first row begins, from `from` on, whose record comes after one. */
function firstAfter(table: Float64Array, from: number, index: number): number {
  let at = from;
  while (at < table.length && table[at + Column.index]! < index) at += COLUMNS;
  return at;
}
