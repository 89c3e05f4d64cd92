import {Readable} from 'node:stream';
import test from 'ava';
import {type CheckOptions, check, type Outcome} from '../../src/index.js';
import {badCbg, cbg, wizard} from '../helpers/data.js';

test('check - tells of each datum in order, and sums up', async t => {
  const {outcomes, summary} = await run([cbg(), badCbg(), wizard()], {userId: 'u'});
  t.deepEqual(
    outcomes.map(({index, ok, kind}) => [index, ok, kind]),
    [
      [0, true, 'cbg'],
      [1, false, 'cbg'],
      [2, true, 'wizard'],
    ],
  );
  const last = outcomes[2] as Extract<Outcome, {ok: true}>;
  t.deepEqual(
    last.data.map(({type}) => type),
    ['wizard', 'bolus'],
  );
  t.true(last.data.every(({hash}) => /^[\w+/]{43}=$/.test(hash!)));
  t.deepEqual(summary, {
    read: 3,
    valid: 2,
    rejected: 1,
    duplicates: 0,
    kinds: {cbg: 1, wizard: 1},
    devices: {'CGM-1:1': 1, 'Pump-1:1': 1},
    errors: {'value-out-of-range': 1},
    warnings: {},
    from: '2026-01-01T08:00:00.000Z',
    to: '2026-01-01T08:00:00.000Z',
  });
});

test('check - counts duplicates, and the same identity with other content as a collision', async t => {
  const id = '0'.repeat(32);
  const again = {...cbg(), id, uploadId: 'x'};
  const other = cbg({payload: {a: 1}});
  const {summary} = await run([cbg(), again, other, badCbg(), badCbg()], {});
  t.is(summary.duplicates, 1);
  t.is(summary.warnings['identity-collision'], 1);
  t.is(summary.valid, 3);
});

const hashes = test.macro(async (t, options: CheckOptions, expected: 'a hash' | 'none') => {
  const {outcomes} = await run([cbg()], options);
  const [{data}] = outcomes as [Extract<Outcome, {ok: true}>];
  t.is(data[0]!.hash === undefined ? 'none' : 'a hash', expected);
});

test('check - without a user there is no hash', hashes, {}, 'none');
test('check - with a user there is the hash by device', hashes, {userId: 'u'}, 'a hash');
test(
  'check - under a deduplicator that has none there is none',
  hashes,
  {userId: 'u', deduplicator: 'none'},
  'none',
);
test(
  'check - by data set there is one again',
  hashes,
  {userId: 'u', deduplicator: 'none', dataSetId: 'd'},
  'a hash',
);

test('check - a deviceId is not needed by data set', async t => {
  const data = [cbg({deviceId: undefined})];
  t.is((await run(data, {userId: 'u'})).summary.rejected, 1);
  t.is((await run(data, {userId: 'u', dataSetId: 'd'})).summary.valid, 1);
  t.is((await run(data, {userId: 'u', deduplicator: 'none'})).summary.valid, 1);
});

async function run(data: readonly unknown[], options: CheckOptions) {
  const outcomes: Outcome[] = [];
  const source = Readable.from([Buffer.from(JSON.stringify(data))]);
  const summary = await check(source, {...options, onOutcome: one => outcomes.push(one)});
  return {outcomes, summary};
}
