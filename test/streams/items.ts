import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import test from 'ava';
import type {Block} from '../../src/block.js';
import {read} from '../../src/stages/read.js';
import {each} from '../../src/streams/each.js';
import {items} from '../../src/streams/items.js';
import {areClosed, isOpen, writeFiles} from '../helpers/open-files.js';

const bytes = (text: string) => Readable.from([Buffer.from(text)]);

test('items - gives the items of a pipeline one by one', async t => {
  const found = [];
  for await (const {index, value} of items(bytes('[{"a":1},{"a":2}]'), read())) {
    found.push([index, value]);
  }
  t.deepEqual(found, [
    [0, {a: 1}],
    [1, {a: 2}],
  ]);
});

test('items - takes async generator functions as stages', async t => {
  async function* odd(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
    for await (const block of blocks) yield {items: block.items.filter(({index}) => index % 2)};
  }
  const found = [];
  for await (const {value} of items(
    bytes('[0,1,2,3]'),
    read(),
    odd,
    each(() => undefined),
  )) {
    found.push(value);
  }
  t.deepEqual(found, [1, 3]);
});

test('items - throws the error of any stage, and of the source', async t => {
  const loop = async (source: Readable) => {
    for await (const _ of items(
      source,
      read(),
      each(() => undefined),
    ));
  };
  await t.throwsAsync(loop(bytes('[0,1 2]')), {code: 'ERR_INGEST_NOT_JSON'});
  await t.throwsAsync(loop(createReadStream('/nowhere')), {code: 'ENOENT'});
});

test('items - destroys the whole pipeline when the loop is left', async t => {
  const [file] = writeFiles(t, {big: JSON.stringify(Array(200_000).fill({a: 1}))});
  for await (const {index} of items(
    createReadStream(file!),
    read(),
    each(() => undefined),
  )) {
    if (index < 3) continue;
    await isOpen(t, file!);
    break;
  }
  await areClosed(t, [file!]);
});
