import * as zlib from 'node:zlib';
import test from 'ava';
import {zstdFrames} from '../../src/records/zstd-frames.js';
import {cutAt, cuttings, readAll} from '../helpers/read-all.js';

const magic = Buffer.from('28b52ffd', 'hex');
/** A frame of one segment with blocks as they are, the last one a byte that is repeated. */
const frame = Buffer.concat([
  magic,
  Buffer.from([0b0010_0100, 9]),
  Buffer.from([5 << 3, 0, 0]),
  Buffer.from('hello'),
  Buffer.from([(4 << 3) | 0b011, 0, 0, 0x21]),
  Buffer.from('sums'), // the checksum, which only the inflater looks at
]);
/** One with a window, a dictionary and eight bytes of length in its header, without a checksum. */
const other = Buffer.concat([
  magic,
  Buffer.from([0b1100_0011]),
  Buffer.alloc(1 + 4 + 8, 0xff),
  Buffer.from([1, 0, 0]),
]);
const skipped = Buffer.from('502a4d18' + '03000000' + '28b52f', 'hex');

async function framesOf(chunks: Iterable<Buffer>): Promise<Buffer[]> {
  const given: Buffer[] = [];
  async function* source() {
    yield* chunks;
  }
  for await (const chunk of zstdFrames(source())) given.push(chunk);
  return given;
}

test('zstdFrames - each frame begins a chunk, and nothing else is handed on', async t => {
  const whole = Buffer.concat([skipped, frame, skipped, other, frame, Buffer.alloc(7)]);
  for (const chunks of cuttings(whole)) {
    const given = await framesOf(chunks);
    t.deepEqual(Buffer.concat(given), Buffer.concat([frame, other, frame]));
    const begins = given.filter(chunk => chunk.subarray(0, 4).equals(magic));
    t.is(begins.length, 3);
  }
});

test('zstdFrames - a file that ends anywhere but behind a frame is cut off', async t => {
  const whole = Buffer.concat([skipped, frame, other]);
  const borders = [0, skipped.length, skipped.length + frame.length, whole.length];
  for (let end = 0; end <= whole.length; end++) {
    const reading = framesOf([whole.subarray(0, end)]);
    if (borders.includes(end)) await t.notThrowsAsync(reading);
    else await t.throwsAsync(reading, {message: 'unexpected end of file', code: 'ZSTD_FRAMES'});
  }
});

test('zstdFrames - what is no frame behind one is told', async t => {
  for (const more of ['garbage', '\0\0\0\0\0x', '\0\0x\0']) {
    await t.throwsAsync(framesOf([frame, Buffer.from(more)]), {
      message: 'more data behind the end',
    });
  }
});

const {zstdCompressSync} = zlib as {zstdCompressSync?: (text: string) => Buffer};

test('read - zstd in several frames, cut off, damaged', async t => {
  if (!zstdCompressSync) {
    t.log('left out: this Node has no zstd');
    t.pass();
    return;
  }
  const lines = (count: number) =>
    Array.from({length: count}, (_, a) => `${JSON.stringify({a})}\n`).join('');
  const [first, second] = [zstdCompressSync(lines(30_000)), zstdCompressSync(lines(2))];
  const both = Buffer.concat([skipped, first, skipped, second, Buffer.alloc(3)]);
  const borders = [1, 7, 20, first.length, first.length + 13, both.length - 4];
  for (const chunks of [
    [both],
    cutAt(both, borders),
    Array.from(both, byte => Buffer.from([byte])),
  ]) {
    const {records, error} = await readAll(chunks);
    t.deepEqual([records.length, error], [30_002, undefined]);
  }
  // Lines are whole wherever a block of zstd ends, so that only the frame tells.
  for (const end of [first.length - 1, first.length >> 1, 20]) {
    const {error, message} = await readAll([first.subarray(0, end)]);
    t.is(error, 'ERR_INGEST_COMPRESSION');
    t.true(
      message?.includes('the zstd data are damaged or cut off (unexpected end of file)'),
      message,
    );
  }
});
