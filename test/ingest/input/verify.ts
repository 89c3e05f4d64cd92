import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import test from 'ava';
import type {Batch} from '../../../src/block.js';
import {verify} from '../../../src/ingest/input/verify.js';
import {InputWatch} from '../../../src/ingest/input/watch.js';
import {Ledger, sumOf} from '../../../src/ledger/index.js';
import {defaults} from '../../../src/options.js';
import {makeBatch} from '../../helpers/platform.js';

/** What an earlier process has read, one piece before it sent each batch. */
const input = ['first, ', 'second, ', 'third, ', 'fourth'].map(text => Buffer.from(text));
const batches = [0, 1, 2, 3].map(number => makeBatch(number, 1));
const large = batches.map(batch => ({...batch, body: Buffer.alloc(defaults.heldBytes - 1, ' ')}));

/** Makes a ledger of some batches, of which those of these numbers have their fate, and a watch for it. */
async function setting(known: readonly Batch[], settled: readonly number[]) {
  const ledger = new Ledger('nonce');
  await ledger.announceSet('set', 'opening', 'device-1');
  const earlier = new InputWatch(ledger, 'ledger');
  const reading = earlier.watch(pieces(...input));
  for (const batch of known) {
    await reading.next();
    ledger.noteInput({input: 'part', ...earlier.mark});
    await ledger.noteAttempt(batch.number, {set: 'set', sum: sumOf(batch), ids: 1});
    if (settled.includes(batch.number)) ledger.noteFate({...fate, batch: batch.number});
  }
  return {ledger, watch: new InputWatch(ledger, 'ledger')};
}

const fate = {stored: 1, refused: [], doubtful: [], fingerprint: 0, retries: 0, bytes: 0};

async function* pieces(...all: Buffer[]): AsyncGenerator<Buffer> {
  yield* all;
}

/**
 * Reads a piece before each batch, and sends the batch through. Gives the numbers that have passed before
 * the last piece was read, and in the end.
 */
async function passed(
  {ledger, watch}: {ledger: Ledger; watch: InputWatch},
  given: readonly Batch[],
  content: readonly Buffer[] = input,
  numbers: number[] = [],
) {
  const before: number[] = [];
  const source = async function* () {
    const reading = watch.watch(pieces(...content));
    for (const [at, batch] of given.entries()) {
      await new Promise(setImmediate);
      if (at === given.length - 1) before.push(...numbers);
      await reading.next();
      yield batch;
    }
    await reading.next();
  };
  await pipeline(
    Readable.from(source()),
    verify(ledger, watch, () => {}),
    async out => {
      for await (const batch of out as AsyncIterable<Batch>) numbers.push(batch.number);
    },
  );
  return {before, numbers};
}

test('verify - lets settled batches pass, and holds back the others until all is compared', async t => {
  const {before, numbers} = await passed(await setting(batches, [0, 2]), batches);
  t.deepEqual(before, [0, 2]);
  t.deepEqual(numbers, [0, 2, 1, 3]);
});

test('verify - lets what is new pass at once when all is compared, and notes how far the input is read', async t => {
  const parts = await setting(batches.slice(0, 2), [0, 1]);
  const {before, numbers} = await passed(parts, batches);
  t.deepEqual(before, [0, 1, 2]);
  t.deepEqual(numbers, [0, 1, 2, 3]);
  t.is(parts.ledger.input!.bytes, Buffer.concat(input).length);
});

test('verify - lets nothing pass that was read since the last mark that agrees', async t => {
  const {ledger} = await setting(batches, [0, 1, 2, 3]);
  const sparse = new Ledger('nonce');
  await sparse.announceSet('set', 'opening', 'device-1');
  for (const {number} of batches) {
    await sparse.noteAttempt(number, {set: 'set', sum: sumOf(batches[number]!), ids: 1});
    sparse.noteFate({...fate, batch: number});
  }
  sparse.noteInput(ledger.input!);
  const {before, numbers} = await passed(
    {ledger: sparse, watch: new InputWatch(sparse, 'ledger')},
    batches,
  );
  t.deepEqual(before, []);
  t.deepEqual(numbers, [0, 1, 2, 3]);
});

test('verify - lets nothing more pass when the input proves to be another one', async t => {
  for (const [place, expected] of [
    [1, [0]],
    [2, [0, 1]],
  ] as const) {
    const parts = await setting(batches, [0, 1, 2]);
    const numbers: number[] = [];
    const changed = input.map((piece, at) => (at === place ? Buffer.alloc(piece.length) : piece));
    const run = passed(parts, batches, changed, numbers);
    await t.throwsAsync(run, {code: 'ERR_INGEST_CHANGED_INPUT'});
    t.deepEqual(numbers, expected, 'those that are settled');
  }
});

test('verify - refuses a batch that is made up in another way', async t => {
  const others: readonly Batch[] = [
    makeBatch(0, 2),
    makeBatch(1, 1),
    {...batches[0]!, body: Buffer.concat([batches[0]!.body, Buffer.from(' ')])},
  ];
  for (const other of others) {
    const parts = await setting(batches, [0]);
    const run = passed(parts, [{...other, number: 0}, ...batches.slice(1)]);
    await t.throwsAsync(run, {code: 'ERR_INGEST_CHANGED_INPUT', message: /dump\.json:/});
  }
});

test('verify - holds back a bounded number of bytes of what was sent before, and all that is new', async t => {
  const parts = await setting(large.slice(0, 3), []);
  const {before, numbers} = await passed(parts, large);
  t.deepEqual(before, [0, 1, 2]);
  t.deepEqual(numbers, [0, 1, 2, 3]);
  const all = await setting(large, []);
  t.deepEqual((await passed(all, large)).before, [0, 1], 'a third one waits');
  const gap = await setting([large[0]!, large[2]!, large[3]!], []);
  const found = await passed(gap, large);
  t.false(found.before.includes(1), 'it is new');
  t.deepEqual([...found.numbers].sort(), [0, 1, 2, 3]);
});
