import test from 'ava';
import {Batcher, type BatchOptions} from '../../src/batches/batcher.js';
import {addToFingerprint, printFingerprint} from '../../src/batches/fingerprint.js';
import {type Batch, Item} from '../../src/block.js';
import {findKind, kinds} from '../../src/datum/index.js';
import {fc} from '../helpers/fast-check.js';
import {withoutIds} from '../helpers/platform.js';

test('batch - ends a body at batchSize data', t => {
  const batches = gather(
    [1, 2, 3, 4, 5].map(n => datum('a', n)),
    {batchSize: 2},
  );
  t.deepEqual(
    batches.map(({body}) => JSON.parse(body.toString()).length),
    [2, 2, 1],
  );
});

test('batch - ends a body before it would exceed flushBytes', t => {
  const records = Array.from({length: 50}, (_, n) => datum('a', n));
  for (const {body, entries} of gather(records, {flushBytes: 200})) {
    t.true(body.length <= 200);
    t.true(entries.length > 1);
  }
});

test('batch - lets a body exceed flushBytes if one datum alone does', t => {
  const large = {...datum('a', 1), note: 'x'.repeat(250)};
  const batches = gather([datum('a', 0), large, datum('a', 2)], {flushBytes: 200});
  t.deepEqual(
    batches.map(({entries}) => entries.length),
    [1, 1, 1],
  );
});

test('batch - keeps the data of each device apart, bodies in the order of their first datum', t => {
  const batches = gather([datum('b', 1), datum('a', 2), datum('b', 3), {n: 4}]);
  t.deepEqual(
    batches.map(({deviceId}) => deviceId),
    ['b', 'a', undefined],
  );
  t.deepEqual(
    Array.from(batches[0]!.entries, ({index}) => index),
    [0, 2],
  );
});

test('batch - puts all devices into one body on request', t => {
  const [only, ...others] = gather([datum('b', 1), datum('a', 2)], {dataSets: 'one'});
  t.deepEqual(others, []);
  t.deepEqual(
    Array.from(only!.entries, ({deviceId}) => deviceId),
    ['b', 'a'],
  );
});

test('batch - closes the fullest body when many devices wait for more than 16 MiB', t => {
  const note = 'x'.repeat(1024 * 1024);
  const records = Array.from({length: 40}, (_, n) => ({...datum(`device ${n % 20}`, n), note}));
  let waiting = 0;
  let most = 0;
  const batcher = new Batcher();
  for (const [index, record] of records.entries()) {
    waiting += 1;
    batcher.add({items: [item(record, index)]}, batch => {
      waiting -= batch.entries.length;
    });
    most = Math.max(most, waiting);
  }
  t.true(most <= 16, `${most} MiB waited`);
});

test('batch - sends the bytes of a record as they came, of a replaced one its new value', t => {
  const text = '{"n":1.0,"big":12345678901234567890}';
  const kept = new Item(0, 'f', 0, 1, JSON.parse(text), Buffer.from(text));
  const changed = new Item(1, 'f', 40, 2, JSON.parse(text), Buffer.from(text));
  changed.replace({n: 2});
  const [batch] = collect([kept, changed]);
  t.is(withoutIds(batch!.body), `[${text},{"n":2}]`);
});

test('batch - refuses a record that read has refused and nobody has judged', t => {
  const refused = item({}, 7);
  refused.refusal = [{code: 'record-too-deep', pointer: '', detail: ''}];
  t.throws(() => collect([refused]), {code: 'ERR_INGEST_UNDECODED', message: /record 8/});
});

test('batch - loses nothing, and each entry says where its datum stands (property)', t => {
  const record = fc.record({
    deviceId: fc.constantFrom('a', 'b', 'c'),
    n: fc.integer(),
    s: fc.string(),
  });
  const limits = fc.record({
    batchSize: fc.integer({min: 1, max: 9}),
    flushBytes: fc.integer({min: 10, max: 300}),
  });
  fc.assert(
    fc.property(fc.array(record), limits, (records, options) => {
      const batches = gather(records, options);
      const found = batches.flatMap(({body, entries}) =>
        Array.from(entries, ({index, start, end}) => ({
          index,
          value: JSON.parse(withoutIds(body.subarray(start, end))),
        })),
      );
      found.sort((a, b) => a.index - b.index);
      t.deepEqual(
        found.map(({value}) => value),
        records,
      );
      for (const {body, entries} of batches) {
        t.is(JSON.parse(body.toString()).length, entries.length);
        t.true(entries.length <= options.batchSize);
        t.true(body.length <= options.flushBytes || entries.length === 1);
      }
    }),
  );
});

test('batch - has room for the ids of every kind', t => {
  for (const kind of kinds) t.true(findKind(kind)!.embedded.length < 2, kind);
});

test('fingerprint - sums the first four characters little-endian, whatever the order', t => {
  const [a, b] = ['AAAAxyz=', '/+zzxyz='];
  t.is(addToFingerprint(addToFingerprint(0, a), b), addToFingerprint(addToFingerprint(0, b), a));
  t.is(printFingerprint(addToFingerprint(0, 'ABCD')), '44434241');
  t.is(printFingerprint(0), '00000000');
  t.is(printFingerprint(addToFingerprint(0xffffffff, 'AAAA')), '41414140');
});

test('batch - sums the fingerprint over all identities of its data', t => {
  const one = item(datum('a', 1), 0);
  one.identities = [
    {type: 'wizard', hash: 'ABCDxx'},
    {type: 'bolus', hash: 'AAAAxx'},
    {type: 'food'},
  ];
  t.is(
    collect([one])[0]!.entries.at(0).fingerprint,
    addToFingerprint(addToFingerprint(0, 'ABCD'), 'AAAA'),
  );
});

const datum = (deviceId: string, n: number) => ({deviceId, n});

function item(value: object, index: number): Item {
  return new Item(index, 'f', undefined, undefined, value, Buffer.from(JSON.stringify(value)));
}

const gather = (records: object[], options?: BatchOptions) => collect(records.map(item), options);

function collect(items: Item[], options?: BatchOptions): Batch[] {
  const batcher = new Batcher(options);
  const batches: Batch[] = [];
  const push = (batch: Batch) => batches.push(batch);
  for (const one of items) batcher.add({items: [one]}, push);
  batcher.end(push);
  return batches;
}
