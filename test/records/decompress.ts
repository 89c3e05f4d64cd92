import * as zlib from 'node:zlib';
import test from 'ava';
import {hazard} from '../helpers/hazard.js';
import {cutAt, readAll} from '../helpers/read-all.js';

const A = {a: 1};
const B = {b: 2};
const DAMAGED = 'ERR_INGEST_COMPRESSION';
const {gzipSync} = zlib;
const both = gzipSync('[{"a":1},{"b":2}]');
const members = Buffer.concat([gzipSync('[{"a":1},{'), gzipSync('"b":2}]')]);
const padding = Buffer.alloc(7);

test('gzip', hazard, both, {}, {records: [A, B]});
test('gzip of nothing', hazard, gzipSync(''), {}, {});
test('gzip: a byte-order mark in it', hazard, gzipSync('\ufeff{"a":1}'), {}, {records: [A]});
test('gzip: several members', hazard, members, {}, {records: [A, B]});
test(
  'gzip: zeros behind it, as tapes have them',
  hazard,
  Buffer.concat([both, padding]),
  {},
  {
    records: [A, B],
  },
);
test(
  'gzip: JSON that is cut off',
  hazard,
  gzipSync('[{"a":1},{"b"'),
  {},
  {
    records: [A],
    error: 'ERR_INGEST_TRUNCATED',
  },
);

/** How much can be read before the damage shows depends on the chunks; that it shows does not. */
const damaged = test.macro({
  async exec(t, bytes: Buffer, reason: string) {
    for (const chunks of [
      [bytes],
      cutAt(bytes, [20]),
      Array.from(bytes, byte => Buffer.from([byte])),
    ]) {
      const {error, message} = await readAll(chunks);
      t.is(error, DAMAGED);
      t.true(message?.startsWith('dump.json:1 (byte '), message);
      t.true(message?.includes(reason), message);
    }
  },
  title: (name = '') => `read - ${name}`,
});

const middle = both.length >> 1;
const flipped = Buffer.from(both);
flipped[flipped.length - 6]! ^= 1;

test('gzip cut off', damaged, both.subarray(0, middle), 'gzip data are damaged or cut off');
test('gzip cut off in its last bytes', damaged, both.subarray(0, -1), 'damaged or cut off');
test('gzip with a wrong checksum', damaged, flipped, 'damaged or cut off');
test('gzip with garbage behind it', damaged, Buffer.concat([both, Buffer.from('x')]), 'damaged');
test(
  'gzip with another member behind zeros',
  damaged,
  Buffer.concat([both, padding, both]),
  'more data behind the end of the gzip data',
);
test('a zip archive', damaged, Buffer.from('PK\x03\x04...'), 'this is zip, which cannot be read');

test('read - zstd where Node has it, else a word on what to do', async t => {
  const {zstdCompressSync} = zlib as {zstdCompressSync?: (bytes: string) => Buffer};
  const compressed = zstdCompressSync?.('[{"a":1}]') ?? Buffer.from('28b52ffd00', 'hex');
  const {records, error, message} = await readAll([compressed]);
  t.deepEqual([records, error], zstdCompressSync ? [[A], undefined] : [[], DAMAGED]);
  if (!zstdCompressSync) t.true(message?.includes('pipe in what zstd -dc prints'), message);
});

test('read - the same place of a fault in gzip as without', async t => {
  const text = '[{"a":1},\n{"a":NaN}]';
  const plain = await readAll([Buffer.from(text)]);
  t.is(plain.error, 'ERR_INGEST_NOT_JSON');
  t.deepEqual(await readAll([gzipSync(text)]), plain);
});
