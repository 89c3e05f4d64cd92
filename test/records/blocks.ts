import test from 'ava';
import {type FrameOptions, frame} from '../../src/records/frame.js';
import type {RawBlock} from '../../src/records/raw-block.js';
import {withDefaults} from '../../src/records/read-options.js';
import {SimdSkimmer} from '../../src/records/simd-skimmer.js';
import {cuttings} from '../helpers/read-all.js';

const small = {blockRecords: 3, blockBytes: 30, maxRecordBytes: 20};
const records = [
  '{"a":1}',
  '"{["',
  '{"b":[2,{"c":3}]}',
  '4',
  `["${'x'.repeat(20)}"]`,
  '{}',
  '[[[]]]',
];

test('frame - gives the same blocks however the input is cut', async t => {
  for (const gap of [',', ', ', ',\n  ']) {
    const input = Buffer.from(`[${records.join(gap)}]`);
    const [whole, ...others] = await Promise.all(
      [...cuttings(input)].map(cut => blocks(cut, small)),
    );
    t.true(whole!.length > 2);
    for (const other of others) t.deepEqual(other, whole);
  }
});

test('frame - puts a comma and spaces between records, whatever stands there', async t => {
  const far = ' '.repeat(65);
  for (const [text, bytes] of [
    ['[{"a":1},{"b":2}]', '[{"a":1},{"b":2}]'],
    ['[ {"a":1} ,\n\t{"b":2} ]', '[{"a":1},   {"b":2}]'],
    ['{"a":1}\n{"b":2}\n', '[{"a":1},{"b":2}]'],
    ['[{"a":1}][{"b":2}]', '[{"a":1}, {"b":2}]'],
    ['{"a":1}{"b":2}', '[{"a":1},{"b":2}]'],
    [`{"a":1}${far}{"b":2}`, '[{"a":1},{"b":2}]'],
  ] as const) {
    const [block] = await blocks([Buffer.from(text)]);
    t.is(block?.bytes, bytes);
  }
});

test('frame - ends a block at its limit of records, and of bytes', async t => {
  const numbers = Buffer.from('[1,2,3,4,5,6,7]');
  const three = await blocks([numbers], {blockRecords: 3});
  t.deepEqual(
    three.map(({bytes}) => bytes),
    ['[1,2,3]', '[4,5,6]', '[7]'],
  );
  t.deepEqual(
    three.map(({index}) => index),
    [0, 3, 6],
  );
  const bytes = await blocks([numbers], {blockBytes: 4});
  t.deepEqual(
    bytes.map(block => block.bytes),
    ['[1,2]', '[3,4]', '[5,6]', '[7]'],
  );
});

test('frame - may be given chunks whose memory is used anew', async t => {
  const input = Buffer.from(`[${records.join(',')}]`);
  const reused = Buffer.alloc(5);
  function* again(): Generator<Buffer> {
    for (let at = 0; at < input.length; at += reused.length) {
      yield reused.subarray(0, input.copy(reused, 0, at));
    }
  }
  t.deepEqual(await blocks(again(), small), await blocks([input], small));
});

test.serial('frame - scans each byte once, and copies it a few times at most', async t => {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const record = Buffer.concat([
    Buffer.from('{"a":"'),
    ...new Array(1024).fill(chunk),
    Buffer.from('"}'),
  ]);
  const chunks = Array.from({length: Math.ceil(record.length / chunk.length)}, (_, at) =>
    record.subarray(at * chunk.length, (at + 1) * chunk.length),
  );
  const work = await countWork(() => raw(chunks, {maxRecordBytes: record.length}));
  t.is(work.scanned, record.length);
  t.true(work.copied >= record.length);
  t.true(work.copied < 4 * record.length, `${work.copied} bytes copied`);
});

test.serial('frame - keeps nothing of a record that is too large', async t => {
  const chunk = Buffer.alloc(1_000, 'x');
  function* endless(): Generator<Buffer> {
    yield Buffer.from('[{"a":"');
    for (let count = 0; count < 20_000; count++) yield chunk;
    yield Buffer.from('"},{"b":2}]');
  }
  const limits = {maxRecordBytes: 100_000, blockBytes: 1_000};
  let found: RawBlock[] = [];
  const work = await countWork(async () => {
    found = await raw(endless(), limits);
  });
  t.deepEqual(
    found.map(({bytes}) => bytes.toString()),
    ['[null,{"b":2}]'],
  );
  t.true(work.copied < 4 * limits.maxRecordBytes, `${work.copied} bytes copied`);
});

/** Counts the bytes that are scanned and copied meanwhile. */
async function countWork(
  during: () => Promise<unknown>,
): Promise<{scanned: number; copied: number}> {
  const work = {scanned: 0, copied: 0};
  const scanner = SimdSkimmer.prototype;
  const {over} = scanner;
  const {copy} = Buffer.prototype;
  const {concat} = Buffer;
  scanner.over = function (bytes, from, to) {
    const end = over.call(this, bytes, from, to);
    work.scanned += (end < 0 ? to : end) - from;
    return end;
  };
  Buffer.prototype.copy = function (...args: Parameters<typeof copy>) {
    const copied = copy.apply(this, args);
    work.copied += copied;
    return copied;
  };
  Buffer.concat = (...args: Parameters<typeof concat>) => {
    const all = concat(...args);
    work.copied += all.length;
    return all;
  };
  try {
    await during();
  } finally {
    scanner.over = over;
    Buffer.prototype.copy = copy;
    Buffer.concat = concat;
  }
  return work;
}

async function raw(bytes: Iterable<Buffer>, options: Partial<FrameOptions> = {}) {
  const found: RawBlock[] = [];
  const all = {...withDefaults({}), ...options};
  for await (const block of frame({file: 'dump.json', index: 0, bytes}, all)) found.push(block);
  return found;
}

async function blocks(bytes: Iterable<Buffer>, options: Partial<FrameOptions> = {}) {
  const found = await raw(bytes, options);
  return found.map(block => ({...block, bytes: block.bytes.toString(), table: [...block.table]}));
}
