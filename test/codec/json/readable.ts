import test from 'ava';
import {isReadable} from '../../../src/codec/json/readable.js';

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test('isReadable - takes any JSON value', t => {
  for (const value of [null, 0, -0, 1e308, '', true, {}, [], {a: [{b: null}]}]) {
    t.true(isReadable(value));
  }
});

test('isReadable - refuses a number beyond float64, wherever it is', t => {
  for (const text of ['1e400', '[-1e400]', '{"a":{"b":[1,1e400]}}', '{"__proto__":{"a":1e400}}']) {
    t.false(isReadable(JSON.parse(text)), text);
  }
});

test('isReadable - takes 9,999 open brackets and no more', t => {
  t.true(isReadable(nested(9_999)));
  t.false(isReadable(nested(10_000)));
});

test('isReadable - needs no stack for what it refuses', t => {
  let value: unknown = {};
  for (let depth = 0; depth < 1_000_000; depth++) value = {value};
  t.false(isReadable(value));
});
