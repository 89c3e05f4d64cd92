import test from 'ava';
import {flag, int, list, mapOf, record, required, schedule, text} from '../../src/codec/index.js';
import {refusals} from '../helpers/refusals.js';

test('list - has 1 to 100 elements unless told', t => {
  t.deepEqual(refusals(list(text()), []), ['value-empty at : value is empty']);
  t.deepEqual(refusals(list(text(), {min: 0}), []), []);
  t.deepEqual(refusals(list(text(), {max: 2}), ['a', 'b', 'c']), [
    'length-out-of-range at : length 3 is not less than or equal to 2',
  ]);
});

test('list - takes null for an empty text among texts, and for nothing among records', t => {
  t.deepEqual(refusals(list(text()), [null]), ['value-empty at /0: value is empty']);
  t.deepEqual(refusals(list(record({a: required(flag())})), [null, {a: true}]), [
    'value-not-exists at /0: value does not exist',
  ]);
});

test('list - names the second of two equal texts, and each after it', t => {
  t.deepEqual(refusals(list(text(), {unique: true}), ['a', 'b', 'a', 'a']), [
    'value-duplicate at /2: value is a duplicate',
    'value-duplicate at /3: value is a duplicate',
  ]);
});

test('list - says of a million wrong elements that each is wrong', t => {
  const found = list(text()).decode(new Array(1_000_000).fill(1));
  t.is(found._tag === 'Left' ? found.left.length : 0, 1_000_000);
});

const segments = schedule(record({start: required(int({min: 0, max: 100}))}));
const starts = (...all: readonly (number | null)[]) =>
  refusals(
    segments,
    all.map(start => ({start})),
  );

test('schedule - begins at 0 and ascends', t => {
  t.deepEqual(starts(), []);
  t.deepEqual(starts(0, 1, 100), []);
  t.deepEqual(starts(5), ['value-out-of-range at /0/start: value 5 is not equal to 0']);
  t.deepEqual(starts(0, 7, 7), [
    'value-out-of-range at /2/start: value 7 is not between 8 and 100',
  ]);
});

test('schedule - asks the second for at least 1, whatever the first had', t => {
  t.deepEqual(starts(50, 1), ['value-out-of-range at /0/start: value 50 is not equal to 0']);
});

test('schedule - remembers the last start that it knew', t => {
  t.deepEqual(starts(0, 7, null, 7), [
    'value-not-exists at /2/start: value does not exist',
    'value-out-of-range at /3/start: value 7 is not between 8 and 100',
  ]);
  t.deepEqual(starts(0, -5, -6), [
    'value-out-of-range at /1/start: value -5 is not between 1 and 100',
    'value-out-of-range at /2/start: value -6 is not between -4 and 100',
  ]);
});

test('mapOf - takes any name and looks in the order of their bytes', t => {
  const map = JSON.parse('{"\\ufffd":1,"🙂":1,"a/b~c":1,"__proto__":1,"":1}');
  t.deepEqual(
    refusals(mapOf(int({max: 0})), map).map(line => line.split(': ')[0]),
    ['', '__proto__', 'a~1b~0c', '\ufffd', '🙂'].map(name => `value-out-of-range at /${name}`),
  );
  t.deepEqual(refusals(mapOf(flag()), {a: null}), ['value-not-exists at /a: value does not exist']);
});
