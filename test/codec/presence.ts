import test from 'ava';
import {
  always,
  dependsOn,
  either,
  eitherOf,
  type Field,
  float,
  forbiddenWhen,
  has,
  is,
  lacks,
  optional,
  optionalWhen,
  record,
  requiredWhen,
  text,
} from '../../src/codec/index.js';
import {refusals} from '../helpers/refusals.js';

const other = optional(text());
const value = float({max: 0});

/** Lists the codes that a record `{other, value}` gives without the value, with a good and with a wrong one. */
// biome-ignore lint/suspicious/noExplicitAny: io-ts types are invariant
const verdicts = (field: Field<any>, others: object) =>
  [{}, {value: 0}, {value: 1}].map(own =>
    refusals(field, {...others, ...own})
      .map(line => line.split(' ')[0])
      .join(),
  );

const missing = ['value-not-exists', '', 'value-out-of-range'];
const surplus = ['', 'value-exists', 'value-exists'];
const free = ['', '', 'value-out-of-range'];
const unlooked = ['', '', ''];

test('requiredWhen - asks for it or forbids it', t => {
  const field = record({other, value: requiredWhen(is('other', 'a', 'b'), value)});
  t.deepEqual(verdicts(field, {other: 'b'}), missing);
  t.deepEqual(verdicts(field, {other: 'c'}), surplus);
  t.deepEqual(verdicts(field, {}), surplus);
});

test('requiredWhen - may leave it free elsewhere, or speak of it late', t => {
  const free1 = record({other, value: requiredWhen(has('other'), value, {else: 'optional'})});
  t.deepEqual(verdicts(free1, {}), free);
  const late = record({other, value: requiredWhen(has('other'), value, {late: true})});
  t.deepEqual(verdicts(late, {}), ['', 'value-exists', 'value-out-of-range,value-exists']);
});

test('optionalWhen - allows it or forbids it', t => {
  const field = record({other, value: optionalWhen(has('other'), value)});
  t.deepEqual(verdicts(field, {other: 'a'}), free);
  t.deepEqual(verdicts(field, {other: null}), surplus);
});

test('forbiddenWhen - forbids it or allows it', t => {
  const field = record({other, value: forbiddenWhen(lacks('other'), value)});
  t.deepEqual(verdicts(field, {other: 'a'}), free);
  t.deepEqual(verdicts(field, {}), surplus);
});

test('dependsOn - takes the first case that holds, and judges only the type where none does', t => {
  const cases = [
    [is('other', 'a'), 'required'],
    [either(is('other', 'a'), is('other', 'b')), 'forbidden'],
  ] as const;
  const field = record({other, value: dependsOn(cases, value)});
  t.deepEqual(verdicts(field, {other: 'a'}), missing);
  t.deepEqual(verdicts(field, {other: 'b'}), surplus);
  t.deepEqual(verdicts(field, {other: 'c'}), unlooked);
  t.is(refusals(field, {other: 'c', value: 'x'}).length, 1);
});

test('always - holds', t => {
  t.deepEqual(verdicts(record({value: dependsOn([[always, 'required']], value)}), {}), missing);
});

test('eitherOf - is content with what suffices, and names the two', t => {
  const field = record({
    other,
    value: optional(value),
    $: eitherOf(['a', 'b'], ['other', 'value']),
  });
  t.deepEqual(refusals(field, {other: 'x'}), []);
  t.deepEqual(refusals(field, {}), [
    'values-not-exist-for-one at : values do not exist for one of ["a", "b"]',
  ]);
});
