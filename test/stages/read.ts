import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import type {Block} from '../../src/block.js';
import type {IngestError} from '../../src/errors.js';
import {read} from '../../src/stages/read.js';
import {areClosed, isOpen, writeFiles} from '../helpers/open-files.js';

const many = JSON.stringify(Array.from({length: 50_000}, (_, i) => ({i})));

test('read - turns a stream of bytes into a stream of blocks', async t => {
  const values: unknown[] = [];
  await pipeline(Readable.from([Buffer.from('[{"a":1},'), '{"a":2}]']), read(), collect(values));
  t.deepEqual(values, [{a: 1}, {a: 2}]);
});

test('read - decompresses by content', async t => {
  const values: unknown[] = [];
  await pipeline(Readable.from([gzipSync(many)]), read(), collect(values));
  t.is(values.length, 50_000);
});

test('read - takes options, and names the file in errors', async t => {
  const bytes = Readable.from([Buffer.from('{"a":1}')]);
  const reading = pipeline(bytes, read({file: 'dump.json', path: 'data'}), collect([]));
  const error = await t.throwsAsync<IngestError>(reading);
  t.is(error?.code, 'ERR_INGEST_NO_ARRAY');
  t.is(error?.place?.file, 'dump.json');
});

test('read - fails a pipeline whose source fails, whose JSON is bad, or cut off', async t => {
  const broken = new Readable({
    read() {
      this.destroy(new Error('unplugged'));
    },
  });
  await t.throwsAsync(pipeline(broken, read(), collect([])), {message: 'unplugged'});
  for (const [text, code] of [
    ['[1 2]', 'ERR_INGEST_NOT_JSON'],
    ['[1,', 'ERR_INGEST_TRUNCATED'],
  ] as const) {
    await t.throwsAsync(pipeline(Readable.from([Buffer.from(text)]), read(), collect([])), {code});
  }
});

test('read - waits for a slow reader', async t => {
  let written = 0;
  function* endless(): Generator<Buffer> {
    for (;;) {
      written++;
      yield Buffer.from('{"a":1}\n'.repeat(10_000));
    }
  }
  const blocks = Readable.from(endless()).pipe(read());
  await new Promise(resolve => blocks.once('readable', resolve));
  await new Promise(resolve => setTimeout(resolve, 100));
  t.true(written < 20, `${written} chunks were read ahead`);
  blocks.destroy();
});

test('read - closes the source when the reader leaves early', async t => {
  const large = many.repeat(10);
  const files = writeFiles(t, {plain: large, compressed: gzipSync(large, {level: 0})});
  for (const file of files) {
    const leave = async (blocks: AsyncIterable<Block>) => {
      for await (const _ of blocks) {
        await isOpen(t, file);
        break;
      }
    };
    await pipeline(createReadStream(file), read(), leave).catch(() => {});
  }
  await areClosed(t, files);
});

const collect = (values: unknown[]) => async (blocks: AsyncIterable<Block>) => {
  for await (const {items} of blocks) values.push(...items.map(({value}) => value));
};
