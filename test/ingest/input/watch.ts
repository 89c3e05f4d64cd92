import test from 'ava';
import {Checksum} from '../../../src/checksum/checksum.js';
import {InputWatch} from '../../../src/ingest/input/watch.js';
import {type InputEntry, Ledger} from '../../../src/ledger/index.js';
import {fc} from '../../helpers/fast-check.js';
import {cutAt} from '../../helpers/read-all.js';

const bytes = () => fc.uint8Array({maxLength: 40}).map(array => Buffer.from(array));
const cuts = () => fc.array(fc.nat(40), {maxLength: 5});

/** A watch for what a ledger says of these places in the input. */
const watchFor = (...marks: readonly InputEntry[]) => {
  const ledger = new Ledger('nonce');
  for (const mark of marks) ledger.noteInput(mark);
  return new InputWatch(ledger, 'F');
};

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
      const mark = await read(watchFor(), files, some);
      for (const input of ['part', 'all'] as const) {
        const again = await read(watchFor({input, ...mark}), files, others);
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
      const mark = await read(watchFor(), files, at);
      const all: InputEntry = {input: 'all', ...mark};
      const part: InputEntry = {input: 'part', ...mark};
      const same =
        files.length === others.length && files.every((file, n) => file.equals(others[n]!));
      const begins =
        files.length <= others.length && files.every((file, n) => file.equals(others[n]!));
      return (
        (await isRefused(read(watchFor(all), others, at))) === !same &&
        (await isRefused(read(watchFor(part), others, at))) === !begins
      );
    },
  );
  await t.notThrowsAsync(async () => fc.assert(property));
});

test('InputWatch - compares at each mark, and says between which bytes another input differs (property)', async t => {
  const property = fc.asyncProperty(
    fc.array(fc.integer({min: 1, max: 39}), {minLength: 1, maxLength: 6}),
    fc.nat(39),
    cuts(),
    async (places, changed, at) => {
      const content = Buffer.from('0123456789'.repeat(4));
      const marks = [...new Set(places)].sort((a, b) => a - b);
      const entries = marks.map(bytes => {
        const sum = new Checksum();
        sum.add(content.subarray(0, bytes));
        return {input: 'part', ...sum.mark} as const;
      });
      const other = Buffer.from(content);
      other[changed] = 0x78;
      const end = marks.find(mark => changed < mark);
      const watch = watchFor(...entries);
      const message = await read(watch, [other], at).then(
        () => undefined,
        error => /its bytes (\d+ to \d+),/.exec(error.message)?.[1],
      );
      const start = marks.filter(mark => mark <= changed).at(-1) ?? 0;
      const compared = end === undefined ? marks.at(-1) : start;
      return (
        message === (end === undefined ? undefined : `${start + 1} to ${end}`) &&
        watch.comparedTo === compared
      );
    },
  );
  await t.notThrowsAsync(async () => fc.assert(property));
});
