import test from 'ava';
import {wellFormed} from '../../../src/codec/json/well-formed.js';
import {fc} from '../../helpers/fast-check.js';

test('wellFormed - hands back what has nothing to replace', t => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = JSON.stringify(value);
      return text.includes('\\ud') || wellFormed(value) === value;
    }),
  );
  t.pass();
});

test('wellFormed - replaces halves of pairs in texts and names, to any depth', t => {
  const value = {'a\ud800': ['\udc00', {b: '🙂\ud83d', c: [1, null, true]}]};
  t.deepEqual(wellFormed(value), {'a\ufffd': ['\ufffd', {b: '🙂\ufffd', c: [1, null, true]}]});
});

test('wellFormed - keeps the last of two names that become one', t => {
  t.deepEqual(wellFormed({'\ud800': 1, '\ufffd': 2}), {'\ufffd': 2});
});

test('wellFormed - copies a member called __proto__', t => {
  const value = JSON.parse('{"__proto__":{"a":"\\ud800"}}');
  const copy = wellFormed(value) as object;
  t.deepEqual(Object.entries(copy), [['__proto__', {a: '\ufffd'}]]);
  t.is(Object.getPrototypeOf(copy), Object.prototype);
});

test('wellFormed - needs no stack', t => {
  let value: unknown = '\ud800';
  for (let depth = 0; depth < 100_000; depth++) value = [value];
  let copy = wellFormed(value);
  while (Array.isArray(copy)) copy = copy[0];
  t.is(copy, '\ufffd');
});
