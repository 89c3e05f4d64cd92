import test from 'ava';
import {contentOf} from '../../src/identity/content.js';
import {SeenData} from '../../src/identity/duplicates.js';

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
  ];
  t.is(new Set(contents.map(contentOf)).size, contents.length);
});
