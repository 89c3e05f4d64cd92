import type {Place} from '../errors.js';

/**
 * Some hundreds of records as bytes, on their way to JSON.parse. Plain data, so that a message can
 * carry it to another thread. Where a block ends depends on the records alone, never on how the
 * input was cut into chunks.
 */
export interface RawBlock {
  readonly file: string;
  /** Number of its first record in the whole input. */
  readonly index: number;
  readonly count: number;
  /** A JSON array of the records as they came, with a comma between them, in memory of its own. */
  readonly bytes: Buffer;
  /** The numbers of `Column` for one record after the other. */
  readonly table: Float64Array;
}

/** Where the record of a row begins in its file. */
export function placeOf({file, index, table}: RawBlock, row: number): Required<Place> {
  const at = row * COLUMNS;
  const byte = table[at + Column.byte]!;
  return {index: index + row, file, byte, line: table[at + Column.line]!};
}

/** What stands where in a record's row of the table. */
export const Column = {
  /** Offset in `bytes`. */
  start: 0,
  /** Bytes of the record as it came. */
  length: 1,
  /** Offset in the file. */
  byte: 2,
  line: 3,
  /** One of `Mark`. */
  mark: 4,
} as const;

/** Numbers in a row. */
export const COLUMNS = Object.keys(Column).length;

/** What the scanner says about a record. */
export const Mark = {
  none: 0,
  /** A number in it may be beyond float64. */
  doubtful: 1,
  /** It was not kept: `null` stands in its place. */
  tooDeep: 2,
  /** It was not kept: `null` stands in its place. */
  tooLarge: 3,
} as const;
