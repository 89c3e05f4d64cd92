import {COLUMNS, Column} from '../batches/columns.js';
import type {Noted} from '../batches/note.js';

/**
 * Puts the rows of others among the first `count` of a table, in the order of the input; all are of one block.
 * `numbers` are what their texts are called in the table.
 */
export function merge(
  table: Float64Array,
  count: number,
  others: Noted,
  numbers: readonly number[],
): void {
  let from = count - 1;
  let to = count + others.count - 1;
  // From the end on, so that nothing is written over that is still to be moved.
  for (let other = others.count - 1; other >= 0; to--) {
    const index = others.table[other * COLUMNS + Column.index]!;
    if (from >= 0 && table[from * COLUMNS + Column.index]! > index) {
      table.copyWithin(to * COLUMNS, from * COLUMNS, (from + 1) * COLUMNS);
      from--;
      continue;
    }
    const row = others.table.subarray(other * COLUMNS, (other + 1) * COLUMNS);
    table.set(row, to * COLUMNS);
    for (const column of [Column.file, Column.kind, Column.device]) {
      table[to * COLUMNS + column] = numbers[row[column]!]!;
    }
    other--;
  }
}
