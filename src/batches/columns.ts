/** What stands where in the row of numbers that a datum is on its way into a body. */
export const Column = {
  index: 0,
  /** Offset in the file; NaN where it is not known, as for `line`. */
  byte: 1,
  line: 2,
  records: 3,
  fingerprint: 4,
  /** Number of a text, as for `kind` and `device`. */
  file: 5,
  kind: 6,
  device: 7,
  /** Where the record begins and ends in the bytes at hand. */
  start: 8,
  end: 9,
  /** How many ids it is given, and where they stand: no kind embeds more than one other datum. */
  ids: 10,
  firstId: 11,
  secondId: 12,
} as const;

/** Numbers in a row. */
export const COLUMNS = Object.keys(Column).length;
