import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {contentOf} from '../../src/identity/content.js';
import {SeenData} from '../../src/identity/duplicates.js';
import {fc} from '../helpers/fast-check.js';

test('duplicates - the same identity and content is one, another content a collision', t => {
  const seen = new SeenData();
  t.is(seen.add('i', 'a'), 'new');
  t.is(seen.add('i', 'a'), 'duplicate');
  t.is(seen.add('i', 'b'), 'identity-collision');
  t.is(seen.add('i', 'b'), 'duplicate');
  t.is(seen.add('j', 'a'), 'new');
});

test('duplicates - nothing is forgotten when the table grows', t => {
  const seen = new SeenData();
  const count = 20_000;
  for (let i = 0; i < count; i++)
    t.is(seen.add(`i${i % 15_000}`, `c${i}`), i < 15_000 ? 'new' : 'identity-collision');
  for (let i = 0; i < count; i++) t.is(seen.add(`i${i % 15_000}`, `c${i}`), 'duplicate');
});

test('duplicates - cost 13 to 16 bytes a datum', t => {
  const seen = new SeenData();
  for (let i = 0; i < 300_000; i++) {
    seen.add(`i${i}`, `c${i}`);
    if (i % 10_000 !== 0 || i < 150_000) continue;
    const bytes = seen.bytes / i;
    t.true(bytes > 12 && bytes <= 16.5, `${bytes} bytes a datum of ${i}`);
  }
});

test('duplicates - data of one identity are as quick to find, however many they are', t => {
  const seen = new SeenData();
  t.is(seen.add('i', 'c0'), 'new');
  for (let i = 1; i < 50_000; i++) t.is(seen.add('i', `c${i}`), 'identity-collision');
  for (let i = 0; i < 50_000; i++) t.is(seen.add('i', `c${i}`), 'duplicate');
  t.is(seen.add('j', 'c0'), 'new');
});

test('duplicates - says the same as a set of the texts themselves (property)', t => {
  const few = fc.integer({min: 0, max: 40});
  fc.assert(
    fc.property(fc.array(fc.tuple(few, few), {maxLength: 3_000}), data => {
      const seen = new SeenData();
      const known = new Map<number, Set<number>>();
      for (const [identity, content] of data) {
        const contents = known.get(identity);
        const expected = !contents
          ? 'new'
          : contents.has(content)
            ? 'duplicate'
            : 'identity-collision';
        t.is(seen.add(`${identity}`, `${content}`), expected);
        known.set(identity, (contents ?? new Set()).add(content));
      }
    }),
    {numRuns: 30},
  );
});

test('content - the order of keys, ids and what the platform owns make no difference', t => {
  const datum = {type: 'cbg', payload: {b: [1, {d: null, c: 2}], a: 'é'}, value: 5};
  const other = {
    guid: 'g',
    _active: true,
    value: 5,
    id: 'x',
    payload: {a: 'é', b: [1, {c: 2, d: null}]},
    type: 'cbg',
  };
  t.is(contentOf(datum), contentOf(other));
});

test('content - is the same whatever the order of many keys, or of long ones', t => {
  const long = ['a', 'b'].map(name => name.repeat(1_000));
  const many = Array.from({length: 150}, (_, number) => `k${number}`);
  for (const names of [long, many]) {
    const entries = names.map((name, at): [string, unknown] => [name, at]);
    const contents = [entries, entries.toReversed(), entries].map(fromEntries).map(contentOf);
    t.is(new Set(contents).size, 1);
    t.not(contentOf({...fromEntries(entries), [names[0]!]: 'another'}), contents[0]);
  }
});

test('content - another value, order in an array or key does', t => {
  const contents = [
    {a: 1},
    {a: 2},
    {a: '1'},
    {a: [1, 2]},
    {a: [2, 1]},
    {b: 1},
    {a: null},
    {},
    {a: {id: 1}},
    {a: {}},
    {a: []},
    {a: [{}]},
    {a: {'["b"]': [1]}},
    {a: {b: 1}},
    {a: ['["b"]', 1]},
    {'a"': 1},
    {'a","b': 1, c: 2},
    {a: 1, 'b","c': 2},
    JSON.parse('{"__proto__": 1}'),
    JSON.parse('{"a": {"__proto__": {}}}'),
  ];
  t.is(new Set(contents.map(contentOf)).size, contents.length);
});

test('content - is the same exactly where keys and values are, in whatever order (property)', t => {
  const name = fc.constantFrom('a', 'b', 'c', 'id', '__proto__', '1', '["a"]');
  const {value} = fc.letrec<{value: unknown}>(tie => ({
    value: fc.oneof(
      {depthSize: 'small'},
      fc.constantFrom(null, true, 0, 1, 'a', '["a"]', ''),
      fc.array(tie('value'), {maxLength: 3}),
      fc
        .uniqueArray(fc.tuple(name, tie('value')), {selector: ([key]) => key, maxLength: 4})
        .map(fromEntries),
    ),
  }));
  const datum = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'guid', 'id'), value), {maxLength: 4});
  const own = (entries: readonly [string, unknown][]) => {
    const {id, guid, ...rest} = fromEntries(entries);
    return rest;
  };
  fc.assert(
    fc.property(datum, datum, (one, other) => {
      t.is(contentOf(fromEntries(one)), contentOf(fromEntries(reversed(one))));
      const alike = isDeepStrictEqual(own(one), own(other));
      t.is(contentOf(fromEntries(one)) === contentOf(fromEntries(other)), alike);
    }),
    {numRuns: 2_000},
  );
});

const fromEntries = (entries: readonly [string, unknown][]): Record<string, unknown> =>
  Object.fromEntries(entries);

/** The same entries, each once, from the last to the first. */
const reversed = (entries: readonly [string, unknown][]) =>
  Object.entries(fromEntries(entries)).reverse();
