/** How records stand in an input. */
export type Format = 'auto' | 'array' | 'lines' | 'concatenated';

/** Where in an input its records are. */
export interface Layout {
  /**
   * `auto` and `concatenated`: one value after the other, with or without whitespace between them;
   * of an array each element is a record, any other value is one. `array`: one array and nothing
   * behind it. `lines`: one record a line.
   */
  readonly format: Format;
  /** Keys, joined by points, that lead through objects to the array. */
  readonly path?: string | undefined;
}
