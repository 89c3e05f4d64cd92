import {defaults} from '../options.js';
import type {Format} from './layout.js';

/** How to find the records of an input, and what they may be. */
export interface ReadOptions {
  /** How records stand in it; default `auto`: by content. */
  readonly format?: Format | undefined;
  /** Keys, joined by points, that lead through objects to the array: `data.readings`. */
  readonly path?: string | undefined;
  /** Any other selection: the paths of the values that are records, for stream-json's filter. */
  readonly pick?: RegExp | undefined;
  /** Bytes a record may have; a longer one is refused alone. Default 16 MiB. */
  readonly maxRecordBytes?: number | undefined;
  /** Brackets that may be open at once in a record, its own included. Default 256. */
  readonly maxDepth?: number | undefined;
}

/** Fills in the defaults. */
export function withDefaults(options: ReadOptions) {
  const {maxRecordBytes = defaults.maxRecordBytes, maxDepth = defaults.maxDepth} = options;
  const {blockRecords, blockBytes} = defaults;
  const {format = 'auto', path} = options;
  return {format, path, maxRecordBytes, maxDepth, blockRecords, blockBytes};
}
