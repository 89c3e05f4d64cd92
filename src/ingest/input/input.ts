import type {Block, Item} from '../../block.js';
import {problem} from '../../errors.js';
import {defaults} from '../../options.js';
import {BlockPool} from '../../records/block-pool.js';
import {type FilesOptions, readFiles} from '../../records/files.js';
import {readBytes} from '../../records/read-bytes.js';
import type {ReadOptions} from '../../records/read-options.js';
import {tellRead} from '../../records/tell-read.js';
import {fillDeviceIds} from '../../stages/default-device-id.js';
import {takeRejects} from '../../stages/from-rejects.js';
import {type Stage, through} from '../../streams/through.js';
import {ofCaller} from './of-caller.js';

/** Files by name, `-` for standard input, or bytes from anywhere. */
export type Source = readonly string[] | AsyncIterable<Uint8Array>;

/** Tells files by name from bytes. */
export const isFiles = (source: Source): source is readonly string[] => Array.isArray(source);

/** How the input is read and judged, the same for `check` and `ingest`. */
export interface InputOptions extends ReadOptions {
  /** Deduplicator of the target, short or full name (device.deactivate.hash). */
  readonly deduplicator?: string;
  /** deviceId for data without one. */
  readonly defaultDeviceId?: string;
  /** Whether the input is an export of the platform, to be made what may be sent (docs/prepare.md). */
  readonly prepare?: boolean;
  /** The input is a rejects file: the datum of each line is the record. */
  readonly fromRejects?: boolean;
  /**
   * Stages of one's own between reading and judging, made anew for each reading of the input: they may
   * change data, leave some out or make more. The same input must always come out the same.
   */
  readonly through?: () => readonly Stage[];
  /**
   * Threads beside the main one (1 from 128 MiB of input on, else 0). What `prepare`, `pick`, `fromRejects`,
   * `through`, duplicates to drop, or a single data set of one device ask for is done in the main thread alone.
   */
  readonly workers?: number;
  /** Stops the run. */
  readonly signal?: AbortSignal;
  /** Called with each datum that passes, in input order, before it is sent. */
  readonly onAccepted?: (item: Item) => void;
  /** Called with the number of bytes taken from a file, as they lie there. */
  readonly onBytes?: (bytes: number) => void;
}

/** The same for one reading: what was kept of the input, and who sees its content pass. */
export type ReadingOptions = InputOptions & Pick<FilesOptions, 'spooled' | 'watch'>;

/**
 * Reads the input block by block, sends it through the caller's stages, and gives data without a deviceId
 * the default one. Each block is to be released. Throws `ERR_INGEST_CALLER` where the caller's stream or
 * stages fail.
 */
export async function* readInput(source: Source, options: ReadingOptions): AsyncGenerator<Block> {
  const {defaultDeviceId, signal} = options;
  const records = readRecords(source, options);
  const blocks = options.through ? ofCaller(through(records, options.through())) : records;
  try {
    for await (const block of blocks) {
      yield defaultDeviceId === undefined ? block : fillDeviceIds(block, defaultDeviceId);
    }
  } catch (error) {
    // What a stream throws when it is stopped is not ours.
    throw signal?.aborted ? problem('ERR_INGEST_CANCELLED', {}) : error;
  }
}

async function* readRecords(source: Source, options: ReadingOptions): AsyncGenerator<Block> {
  const {fromRejects, watch} = options;
  // The caller may keep what they saw, so its memory is not used again.
  const pool = options.through || options.onAccepted ? undefined : new BlockPool(defaults);
  const blocks = isFiles(source)
    ? readFiles(source, {...options, pool})
    : tellRead(readBytes({file: 'input', index: 0, bytes: ofCaller(source), watch}, options, pool));
  if (!fromRejects) return yield* blocks;
  for await (const block of blocks) yield takeRejects(block);
}
