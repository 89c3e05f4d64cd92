import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {text} from 'node:stream/consumers';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import type {IngestError} from '../../src/errors.js';
import {type FilesOptions, frameFiles, readFiles, type Watch} from '../../src/records/files.js';
import {areClosed, isOpen, writeFiles} from '../helpers/open-files.js';

const many = Array.from({length: 20_000}, (_, i) => ({i, text: 'x'.repeat(40)}));

test('readFiles - makes one input of files that differ in form', async t => {
  const files = writeFiles(t, {
    'array.json': '[{"a":0},\n{"a":1}]',
    'lines.csv': '{"a":2}\n{"a":3}\n',
    none: '',
    'gzip.json': gzipSync('\n{"a":4}{"a":5}'),
  });
  const items = await readAll(files);
  const [array, lines, , gzip] = files;
  t.deepEqual(items, [
    {index: 0, file: array, byte: 1, line: 1, value: {a: 0}},
    {index: 1, file: array, byte: 10, line: 2, value: {a: 1}},
    {index: 2, file: lines, byte: 0, line: 1, value: {a: 2}},
    {index: 3, file: lines, byte: 8, line: 2, value: {a: 3}},
    {index: 4, file: gzip, byte: 1, line: 2, value: {a: 4}},
    {index: 5, file: gzip, byte: 8, line: 2, value: {a: 5}},
  ]);
});

test('readFiles - names the file of a fault, and counts the records of all', async t => {
  const files = writeFiles(t, {good: '[1,2,3]', bad: '{"a":\n'});
  const error = await t.throwsAsync<IngestError>(readAll(files));
  t.is(error?.code, 'ERR_INGEST_TRUNCATED');
  t.deepEqual(error?.place, {index: 3, file: files[1]!, byte: 6, line: 2});
});

test('readFiles - looks for every file before it reads one', async t => {
  const [file] = writeFiles(t, {good: '[1]'});
  const missing = readFiles([file!, `${file}-missing`]).next();
  const error = await t.throwsAsync<IngestError>(missing);
  t.is(error?.code, 'ERR_INGEST_NO_FILE');
  t.true(error?.message.includes('-missing: no such file'));
});

test('readFiles - refuses a directory', async t => {
  const error = await t.throwsAsync<IngestError>(readAll([import.meta.dirname]));
  t.is(error?.code, 'ERR_INGEST_NO_FILE');
  t.true(error?.message.includes('this is a directory'));
});

test('readFiles - reads as many records plain as compressed, more than a block', async t => {
  const json = JSON.stringify(many);
  const files = writeFiles(t, {plain: json, compressed: gzipSync(json)});
  const values = (await readAll(files)).map(({value}) => value);
  t.deepEqual(values, [...many, ...many]);
});

test('frameFiles - gives what readFiles parses', async t => {
  const files = writeFiles(t, {one: '{"a":1}\n{"a":2}', two: '[{"a":3}]'});
  const raw: string[] = [];
  for await (const {file, index, count, bytes} of frameFiles(files)) {
    raw.push(`${files.indexOf(file)} ${index} ${count} ${bytes}`);
  }
  t.deepEqual(raw, ['0 0 2 [{"a":1},{"a":2}]', '1 2 1 [{"a":3}]']);
});

test('readFiles - reads files to the memory of who watches, and lets them see each whole content', async t => {
  const texts = [JSON.stringify(many), '[1,2]', '[3]'];
  const files = writeFiles(t, {large: texts[0]!, small: texts[1]!, gzip: gzipSync(texts[2]!)});
  const memory = [Buffer.alloc(256 * 1024), Buffer.alloc(256 * 1024)];
  const seen: {text: string; isThere: boolean}[] = [];
  const watch: Watch = {
    memory,
    async *watch(content) {
      const file = {text: '', isThere: true};
      for await (const chunk of content) {
        file.text += chunk.toString();
        file.isThere &&= memory.some(({buffer}) => chunk.buffer === buffer);
        yield chunk;
      }
      seen.push(file);
    },
  };
  const items = await readAll(files, {watch});
  t.deepEqual(
    items.slice(-3).map(({value}) => value),
    [1, 2, 3],
  );
  t.deepEqual(
    seen,
    [true, true, false].map((isThere, at) => ({text: texts[at]!, isThere})),
  );
});

test('readFiles - closes its files when the reader leaves early, or fails', async t => {
  const json = JSON.stringify(many).repeat(5);
  const files = writeFiles(t, {
    plain: json,
    compressed: gzipSync(json, {level: 0}),
    broken: `[NaN,${json}]`,
    zip: `PK\x03\x04${json}`,
    cut: gzipSync(json).subarray(0, 9_000),
  });
  const [plain, compressed, ...bad] = files;
  for (const options of [{}, {pick: /^\d+$/}]) {
    for (const file of [plain!, compressed!]) {
      for await (const _ of readFiles([file], options)) {
        await isOpen(t, file);
        break;
      }
    }
  }
  for (const file of bad) await t.throwsAsync(readAll([file]));
  await areClosed(t, files);
});

test('readFiles - stops within a file at a signal, and closes it', async t => {
  const files = writeFiles(t, {plain: JSON.stringify(many)});
  const stop = new AbortController();
  const reading = async () => {
    for await (const _ of readFiles(files, {signal: stop.signal})) stop.abort();
  };
  const thrown = await reading().catch((error: Error) => error.name);
  t.is(thrown, 'AbortError');
  await areClosed(t, files);
});

test('readFiles - reads a file that says it is empty, and is not', async t => {
  const file = '/proc/self/limits';
  if (!existsSync(file)) {
    t.log('left out: there is no such file here');
    t.pass();
    return;
  }
  const error = await t.throwsAsync<IngestError>(readAll([file]));
  t.is(error?.code, 'ERR_INGEST_NOT_JSON');
});

test('readFiles - reads standard input', async t => {
  t.deepEqual(await runOnStdin('[{"a":1},{"a":2}]'), '- 0 {"a":1}\n- 1 {"a":2}\n');
  t.deepEqual(await runOnStdin(gzipSync('{"a":3}')), '- 0 {"a":3}\n');
});

test('readFiles - stops waiting for a silent standard input at a signal', async t => {
  t.regex(await runOnStdin(undefined), /AbortError/);
});

/** Prints what readFiles reads of a child's standard input, which stays open without `input`. */
async function runOnStdin(input: string | Buffer | undefined): Promise<string> {
  const script = `
    const {readFiles} = await import(${JSON.stringify(import.meta.resolve('../../src/records/files.js'))});
    const signal = ${input === undefined ? 'AbortSignal.timeout(200)' : 'undefined'};
    try {
      for await (const {items} of readFiles(['-'], {signal}))
        for (const {file, index, value} of items) console.log(file, index, JSON.stringify(value));
    } catch (error) { console.log(error.name); }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  if (input !== undefined) child.stdin.end(input);
  const printed = await text(child.stdout);
  child.stdin.destroy();
  return printed;
}

async function readAll(files: readonly string[], options?: FilesOptions) {
  const found = [];
  for await (const {items} of readFiles(files, options)) {
    for (const {index, file, byte, line, value} of items) {
      found.push({index, file, byte, line, value});
    }
  }
  return found;
}
