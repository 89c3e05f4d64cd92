import {createReadStream} from 'node:fs';
import {access, constants, stat} from 'node:fs/promises';
import {addAbortSignal, type Readable} from 'node:stream';
import type {Block} from '../block.js';
import {problem} from '../errors.js';
import {publish} from '../events.js';
import {defaults} from '../options.js';
import type {BlockPool} from './block-pool.js';
import type {Watch} from './decompress.js';
import {fileChunks} from './file-chunks.js';
import {frame, type Input} from './frame.js';
import type {RawBlock} from './raw-block.js';
import {readBytes} from './read-bytes.js';
import {type ReadOptions, withDefaults} from './read-options.js';

export type {Watch};

/** Options of reading files. */
export interface FilesOptions extends ReadOptions {
  /** Stops the reading, even of a standard input that sends nothing. */
  readonly signal?: AbortSignal | undefined;
  /** The bytes of those that can be read only once, and were, by their place in the list. */
  readonly spooled?: ReadonlyMap<number, () => AsyncIterable<Buffer>> | undefined;
  /** Called with the number of bytes taken from a file, as they lie there. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Sees the content of each file, decompressed, pass. */
  readonly watch?: Watch | undefined;
  /** Memory of the blocks; with it each block must be given back when it is used no longer. */
  readonly pool?: BlockPool | undefined;
}

/**
 * Reads files, one after the other as one input, into blocks of records; `-` is standard input.
 * Throws ERR_INGEST_NO_FILE before anything is read if one of them is missing.
 */
export function readFiles(
  files: readonly string[],
  options: FilesOptions = {},
): AsyncGenerator<Block> {
  return overFiles(
    files,
    options,
    input => readBytes(input, options, options.pool),
    ({items}) => items.length,
  );
}

/** The same before it is parsed, for threads to share; not with `pick`. */
export function frameFiles(
  files: readonly string[],
  options: FilesOptions = {},
): AsyncGenerator<RawBlock> {
  const bounds = withDefaults(options);
  return overFiles(
    files,
    options,
    input => frame(input, bounds, options),
    ({count}) => count,
  );
}

async function* overFiles<T>(
  files: readonly string[],
  {signal, spooled, onBytes, watch}: FilesOptions,
  read: (input: Input) => AsyncIterable<T>,
  count: (block: T) => number,
): AsyncGenerator<T> {
  for (const [at, file] of files.entries()) if (!spooled?.has(at)) await mustBeReadable(file);
  let index = 0;
  for (const [at, file] of files.entries()) {
    const {source, close} = await open(file, signal, {
      spooled: spooled?.get(at),
      memory: watch?.memory,
    });
    try {
      const bytes = chunks(file, source, {signal, onBytes});
      for await (const block of read({file, index, watch, bytes})) {
        const [first, records] = [index, count(block)];
        publish('tidepool-ingest:read', () => ({file, index: first, records}));
        yield block;
        index += records;
      }
    } finally {
      close();
    }
  }
}

/** Reads the bytes of a file, or of standard input, as they are. */
export async function* readFileBytes(
  file: string,
  {signal}: Pick<FilesOptions, 'signal'> = {},
): AsyncGenerator<Buffer> {
  const {source, close} = await open(file, signal);
  try {
    yield* chunks(file, source, {signal});
  } finally {
    close();
  }
}

/** Answers whether a file gives the same bytes each time: neither standard input nor a pipe does. */
export async function canBeReadAgain(file: string): Promise<boolean> {
  if (file === '-') return false;
  await mustBeReadable(file);
  return (await stat(file)).isFile();
}

interface OpenOptions {
  /** Gives its bytes, if they can be read only once and were. */
  readonly spooled?: (() => AsyncIterable<Buffer>) | undefined;
  readonly memory?: readonly Buffer[] | undefined;
}

/** Opens a file; `close` ends the reading even if it waits for bytes that do not come. */
async function open(
  file: string,
  signal: AbortSignal | undefined,
  {spooled, memory}: OpenOptions = {},
): Promise<{source: AsyncIterable<Buffer>; close(): void}> {
  const source = spooled?.() ?? ((await canBeReadAgain(file)) && fileChunks(file, signal, memory));
  if (source) return {source, close() {}};
  const stream = openStream(file);
  if (signal) addAbortSignal(signal, stream);
  return {source: stream, close: () => void stream.destroy()};
}

function openStream(file: string): Readable {
  if (file === '-') return process.stdin;
  return createReadStream(file, {highWaterMark: defaults.chunkBytes});
}

/** Looks at a file before the ones in front of it are uploaded; a pipe with a name will do. */
async function mustBeReadable(file: string): Promise<void> {
  if (file === '-') return;
  try {
    await access(file, constants.R_OK);
    if (!(await stat(file)).isDirectory()) return;
  } catch (cause) {
    throw explain(file, cause);
  }
  throw explain(file, {code: 'EISDIR'});
}

async function* chunks(
  file: string,
  source: AsyncIterable<Buffer>,
  {signal, onBytes}: Pick<FilesOptions, 'signal' | 'onBytes'>,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted();
      onBytes?.(chunk.length);
      yield chunk;
    }
  } catch (cause) {
    throw explain(file, cause);
  }
}

function explain(file: string, cause: unknown): unknown {
  const code = String((cause as NodeJS.ErrnoException).code);
  if (!/^E[A-Z0-9]+$/.test(code)) return cause;
  const reason = reasons.get(code) ?? `cannot be read (${code})`;
  return problem('ERR_INGEST_NO_FILE', {file, reason}, {cause});
}

const reasons = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'this is a directory'],
  ['EACCES', 'no permission to read it'],
]);
