import test from 'ava';
import {InputWatch} from '../../../src/ingest/input/watch.js';
import type {InputEntry} from '../../../src/ledger/index.js';
import {fc} from '../../helpers/fast-check.js';
import {cutAt} from '../../helpers/read-all.js';

const bytes = () => fc.uint8Array({maxLength: 40}).map(array => Buffer.from(array));
const cuts = () => fc.array(fc.nat(40), {maxLength: 5});

/** Lets files pass in pieces, as far as they are wanted. */
async function read(watch: InputWatch, files: readonly Buffer[], at: readonly number[]) {
  for (const file of files) {
    const content = (async function* () {
      yield* file.length > 0 ? cutAt(file, at) : [];
    })();
    for await (const _ of watch.watch(content));
  }
  watch.end();
  return watch.mark;
}

const isRefused = (work: Promise<unknown>) =>
  work.then(
    () => false,
    error => error.code === 'ERR_INGEST_CHANGED_INPUT',
  );

test('InputWatch - knows an input again, in whatever pieces it comes (property)', async t => {
  const property = fc.asyncProperty(
    fc.array(bytes(), {minLength: 1, maxLength: 3}),
    cuts(),
    cuts(),
    async (files, some, others) => {
      const mark = await read(new InputWatch(undefined, 'F'), files, some);
      for (const input of ['part', 'all'] as const) {
        const again = await read(new InputWatch({input, ...mark}, 'F'), files, others);
        if (again.sum !== mark.sum) return false;
      }
      return true;
    },
  );
  await t.notThrowsAsync(async () => fc.assert(property));
});

test('InputWatch - refuses another input, a shorter, and where all was read a longer one (property)', async t => {
  const property = fc.asyncProperty(
    fc.array(bytes(), {minLength: 1, maxLength: 3}),
    fc.array(bytes(), {minLength: 1, maxLength: 3}),
    cuts(),
    async (files, others, at) => {
      const mark = await read(new InputWatch(undefined, 'F'), files, at);
      const all: InputEntry = {input: 'all', ...mark};
      const part: InputEntry = {input: 'part', ...mark};
      const same =
        files.length === others.length && files.every((file, n) => file.equals(others[n]!));
      const begins =
        files.length <= others.length && files.every((file, n) => file.equals(others[n]!));
      return (
        (await isRefused(read(new InputWatch(all, 'F'), others, at))) === !same &&
        (await isRefused(read(new InputWatch(part, 'F'), others, at))) === !begins
      );
    },
  );
  await t.notThrowsAsync(async () => fc.assert(property));
});
