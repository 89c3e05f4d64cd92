import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import test from 'ava';
import chain from 'stream-chain';
import {parser} from 'stream-json/parser.js';
import {streamArray} from 'stream-json/streamers/stream-array.js';
import {streamObject} from 'stream-json/streamers/stream-object.js';
import type {Block} from '../../src/block.js';
import {defaults} from '../../src/options.js';
import {fromStreamJson} from '../../src/records/from-stream-json.js';
import {areClosed, isOpen, writeFiles} from '../helpers/open-files.js';

test('fromStreamJson - makes blocks of the values of a chain', async t => {
  const text = Readable.from(['{"x":{"a":1.0},"y":null}']);
  const found = [];
  for await (const {items} of fromStreamJson(chain([text, parser(), streamObject()]), {
    file: 'f',
  })) {
    for (const item of items) {
      const {index, file, byte, value, refusal} = item;
      found.push([index, file, byte, value, refusal?.[0]?.code, `${item.serialise()}`]);
    }
  }
  t.deepEqual(found, [
    [0, 'f', undefined, {a: 1}, undefined, '{"a":1}'],
    [1, 'f', undefined, null, 'type-not-object', 'null'],
  ]);
});

test('fromStreamJson - fails as the chain fails', async t => {
  const blocks = fromStreamJson(chain([Readable.from(['[1,2']), parser(), streamArray()]));
  await t.throwsAsync(blocks.toArray());
});

test('fromStreamJson - closes the source when the reader leaves early', async t => {
  const [file] = writeFiles(t, {big: JSON.stringify(Array(200_000).fill({a: 1}))});
  const blocks = fromStreamJson(chain([createReadStream(file!), parser(), streamArray()]));
  for await (const {items} of blocks as AsyncIterable<Block>) {
    t.is(items.length, defaults.blockRecords);
    await isOpen(t, file!);
    break;
  }
  await areClosed(t, [file!]);
});
