import {type Place, problem} from '../errors.js';
import {findCompression, type Inflater} from './compression.js';
import {type Bytes, headed} from './headed.js';

/** The bytes of a file as they lie there, and who wants to see them decompressed. */
export interface Source {
  readonly bytes: Bytes;
  readonly watch?: Watch | undefined;
}

/** Looks at what passes, and hands it on as it is. */
export interface Watch {
  /** Two pieces of memory that a file is best read to. */
  readonly memory?: readonly Buffer[] | undefined;
  watch(content: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
}

/**
 * Hands on the bytes of a file, decompressed if its first bytes say that they are compressed.
 * Throws ERR_INGEST_COMPRESSION; `here` tells how far the file could be read.
 */
export function contentOf({bytes, watch}: Source, here: () => Place): AsyncIterable<Buffer> {
  const content = decompress(bytes, here);
  return watch ? watch.watch(content) : content;
}

async function* decompress(source: Bytes, here: () => Place): AsyncGenerator<Buffer> {
  const chunks = headed(source);
  const {value: first} = await chunks.next();
  if (!first) return;
  const compression = findCompression(first);
  const all = prepend(first, chunks);
  if (!compression) return yield* all;

  const {name, open, cut, advice} = compression;
  const refuse = (reason: string, cause?: unknown) =>
    problem('ERR_INGEST_COMPRESSION', {place: here(), reason}, {cause});
  if (!open) {
    await chunks.return(undefined);
    throw refuse(`this is ${name}, which cannot be read here: ${advice}`);
  }
  try {
    yield* inflate(cut ? cut(all) : all, open(), () =>
      refuse(`more data behind the end of the ${name} data`),
    );
  } catch (cause) {
    if (!/^Z_|^ZSTD/.test(String((cause as {code?: unknown}).code))) throw cause;
    const {message} = cause as Error;
    throw refuse(
      `the ${name} data are damaged or cut off (${message}): get a complete copy`,
      cause,
    );
  }
}

async function* prepend(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** `leftover` makes the error for bytes that the inflater does not take. */
async function* inflate(
  chunks: AsyncIterable<Buffer>,
  inflater: Inflater,
  leftover: () => Error,
): AsyncGenerator<Buffer> {
  const fed = feed(chunks, inflater);
  try {
    yield* inflater;
  } finally {
    inflater.destroy();
  }
  if ((await fed) > inflater.bytesWritten) throw leftover();
}

/**
 * Writes the chunks, and tells how many bytes they have up to the last that is not 0. Not a
 * pipeline: zlib ends its stream at padding, as tapes have it, and would leave the rest unread,
 * even if another member follows.
 */
async function feed(chunks: AsyncIterable<Buffer>, inflater: Inflater): Promise<number> {
  let wake = () => {};
  for (const event of ['drain', 'end', 'close']) inflater.on(event, () => wake());
  let passed = 0;
  let used = 0;
  try {
    for await (const chunk of chunks) {
      const last = chunk.findLastIndex(byte => byte !== 0);
      if (last >= 0) used = passed + last + 1;
      passed += chunk.length;
      if (inflater.readableEnded) continue;
      if (inflater.destroyed) break;
      if (inflater.write(Buffer.from(chunk))) continue; // it is used up later; a chunk is used anew
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
    inflater.end();
  } catch (error) {
    inflater.destroy(error as Error);
  }
  return used;
}
