import test from 'ava';
import {defaults} from '../../src/options.js';
import {BlockPool} from '../../src/records/block-pool.js';
import {readFiles} from '../../src/records/files.js';
import {writeFiles} from '../helpers/open-files.js';

const sizes = {blockRecords: 8, blockBytes: 400};

test('BlockPool - gives memory again that was given back', t => {
  const pool = new BlockPool(sizes);
  const {bytes, table} = pool.take();
  t.not(pool.take().bytes.buffer, bytes.buffer);
  pool.give({bytes: bytes.subarray(0, 3), table: table.subarray(0, 5)});
  const again = pool.take();
  t.is(again.bytes.buffer, bytes.buffer);
  t.deepEqual([again.bytes.length, again.table.length], [bytes.length, table.length]);
  t.not(pool.take().bytes.buffer, bytes.buffer);
});

test('BlockPool - keeps no memory of another size', t => {
  const pool = new BlockPool(sizes);
  const larger = new BlockPool({...sizes, blockBytes: 800}).take();
  pool.give(larger);
  t.not(pool.take().bytes.buffer, larger.bytes.buffer);
});

test('readFiles - with a pool reads all blocks into the same memory, if they are released', async t => {
  const records = Array.from({length: 5_000}, (_, i) => ({i}));
  const files = writeFiles(t, {dump: JSON.stringify(records)});
  const pool = new BlockPool(defaults);
  const memory = new Set<ArrayBufferLike>();
  const values: unknown[] = [];
  for await (const {items, release} of readFiles(files, {pool})) {
    for (const {value, bytes} of items) {
      values.push(value);
      t.is(bytes!.toString(), JSON.stringify(value));
      memory.add(bytes!.buffer);
    }
    release!();
    release!(); // once more changes nothing
  }
  t.deepEqual(values, records);
  t.is(memory.size, 1);
});

test('readFiles - without a pool leaves the memory of blocks alone', async t => {
  const files = writeFiles(t, {dump: '[{"a":1}]'});
  for await (const {release} of readFiles(files)) t.is(release, undefined);
});
