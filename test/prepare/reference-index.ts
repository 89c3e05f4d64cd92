import test from 'ava';
import {ReferenceIndex} from '../../src/prepare/reference-index.js';
import {fc} from '../helpers/fast-check.js';

const keyOf = (id: string) => ({type: 'bolus', deviceId: 'Pump-1:1', id});

test('ReferenceIndex - costs 24 bytes a reference and 40 a datum, up to twice that', t => {
  const index = new ReferenceIndex();
  const count = 5_000;
  for (let at = 0; at < count; at++) {
    index.refer(keyOf(`${at}`), 2 * at);
    index.keep(keyOf(`${at}`), 2 * at + 1, {offset: at, length: 1});
  }
  t.true(index.bytes >= count * 64);
  t.true(index.bytes <= 2 * count * 64);
  t.is(index.pair().count, count);
});

test('ReferenceIndex - pairs the n-th reference with the n-th datum of an id', t => {
  const record = fc.tuple(fc.constantFrom('reference', 'datum'), fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(fc.array(record, {maxLength: 40}), records => {
      const index = new ReferenceIndex();
      records.forEach(([what, id], at) => {
        if (what === 'reference') index.refer(keyOf(id), at);
        else index.keep(keyOf(id), at, {offset: at, length: 1});
      });
      const expected = new Map<number, number>();
      for (const id of ['a', 'b', 'c']) {
        const places = (what: string) =>
          records.flatMap((each, at) => (each[0] === what && each[1] === id ? [at] : []));
        const data = places('datum');
        places('reference').forEach((at, nth) => {
          if (nth < data.length) expected.set(at, data[nth]!);
        });
      }
      const walk = index.pair().walk();
      const found = records.map((_, at) => [walk.copyFor(at)?.offset, walk.isEmbedded(at)]);
      const embedded = new Set(expected.values());
      t.deepEqual(
        found,
        records.map((_, at) => [expected.get(at), embedded.has(at)]),
      );
      t.true(walk.isOver());
    }),
    {numRuns: 200},
  );
});

test('ReferenceIndex - an id of another type or device is another', t => {
  const index = new ReferenceIndex();
  const copy = {offset: 0, length: 1};
  index.refer(keyOf('a'), 0);
  index.keep({...keyOf('a'), type: 'deviceEvent'}, 1, copy);
  index.keep({...keyOf('a'), deviceId: 'Pump-2:2'}, 2, copy);
  index.keep({...keyOf('a'), deviceId: undefined}, 3, copy);
  t.is(index.pair().count, 0);
});
