import type {Block} from '../block.js';
import {problem} from '../errors.js';
import {type FilesOptions, readFiles} from '../records/files.js';
import {readBytes} from '../records/read-bytes.js';
import type {ReadOptions} from '../records/read-options.js';
import {fillDeviceIds} from '../stages/default-device-id.js';
import {takeRejects} from '../stages/from-rejects.js';
import {type Stage, through} from '../streams/through.js';
import {ofCaller} from './of-caller.js';

/** Files by name, `-` for standard input, or bytes from anywhere. */
export type Source = readonly string[] | AsyncIterable<Uint8Array>;

/** Tells a list of names from a stream of bytes. */
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
  /** Stops the run. */
  readonly signal?: AbortSignal;
  /** Called with the number of bytes taken from a file, as they lie there. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Reads the input block by block, sends it through the caller's stages, and gives data without a deviceId
 * the default one. Throws `ERR_INGEST_CALLER` where the caller's source or one of these stages fails.
 */
export async function* readInput(
  source: Source,
  options: InputOptions & Pick<FilesOptions, 'spooled'>,
): AsyncGenerator<Block> {
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

async function* readRecords(
  source: Source,
  options: InputOptions & Pick<FilesOptions, 'spooled'>,
): AsyncGenerator<Block> {
  const blocks = isFiles(source)
    ? readFiles(source, options)
    : readBytes({file: 'input', index: 0, bytes: ofCaller(source)}, options);
  if (!options.fromRejects) return yield* blocks;
  for await (const block of blocks) yield takeRejects(block);
}
