import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import test from 'ava';
import type {Batch} from '../../../src/block.js';
import {verify} from '../../../src/ingest/input/verify.js';
import {InputWatch} from '../../../src/ingest/input/watch.js';
import {sumOf} from '../../../src/ledger/batch-sum.js';
import {Ledger} from '../../../src/ledger/index.js';
import {defaults} from '../../../src/options.js';
import {makeBatch} from '../../helpers/platform.js';

const input = Buffer.from('what an earlier process has read');
const batches = [0, 1, 2, 3].map(number => makeBatch(number, 1));
const large = batches.map(batch => ({...batch, body: Buffer.alloc(defaults.heldBytes - 1, ' ')}));

/** Makes a ledger of some batches, of which those of these numbers have their fate, and a watch for it. */
async function setting(known: readonly Batch[], settled: readonly number[]) {
  const ledger = new Ledger('nonce');
  ledger.noteSet('set', 'open', 'device-1');
  for (const batch of known) {
    await ledger.noteAttempt(batch.number, {set: 'set', sum: sumOf(batch), ids: 1});
    if (settled.includes(batch.number)) ledger.noteFate({...fate, batch: batch.number});
  }
  const earlier = new InputWatch(undefined, 'ledger');
  for await (const _ of earlier.watch(pieces(input)));
  ledger.noteInput({input: 'part', ...earlier.mark});
  return {ledger, watch: new InputWatch(ledger.input, 'ledger')};
}

const fate = {stored: 1, refused: [], doubtful: [], fingerprint: 0, retries: 0, bytes: 0};

async function* pieces(...all: Buffer[]): AsyncGenerator<Buffer> {
  yield* all;
}

/** Sends batches through, then the content, and gives the numbers that pass before it and in the end. */
async function passed(
  {ledger, watch}: {ledger: Ledger; watch: InputWatch},
  given: readonly Batch[],
  content = input,
  numbers: number[] = [],
) {
  const before: number[] = [];
  const source = async function* () {
    yield* given;
    before.push(...numbers);
    for await (const _ of watch.watch(pieces(content)));
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
  const known = batches.slice(0, 3);
  const {before, numbers} = await passed(await setting(known, [0, 2]), batches);
  t.deepEqual(before, [0, 2]);
  t.deepEqual(numbers, [0, 2, 1, 3]);
});

test('verify - lets nothing more pass when the input proves to be another one', async t => {
  const parts = await setting(batches.slice(0, 2), [0]);
  const numbers: number[] = [];
  const changed = Buffer.from(input.toString().toUpperCase());
  const run = passed(parts, batches, changed, numbers);
  await t.throwsAsync(run, {code: 'ERR_INGEST_CHANGED_INPUT'});
  t.deepEqual(numbers, [0], 'the one that is settled');
});

test('verify - holds back a bounded number of bytes of what was sent before, and all that is new', async t => {
  const known = large.slice(0, 2);
  const {before, numbers} = await passed(await setting(known, []), large);
  t.deepEqual(before, [0], 'its own checksum agrees');
  t.deepEqual(numbers, [0, 1, 2, 3]);
});
