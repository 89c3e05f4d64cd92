import test from 'ava';
import {
  anyOf,
  choice,
  type Field,
  flag,
  float,
  forbidden,
  has,
  int,
  lazy,
  list,
  optional,
  record,
  required,
  text,
} from '../../src/codec/index.js';
import {refusals} from '../helpers/refusals.js';

test('record - takes null for absent, and members that it does not know', t => {
  const field = record({a: required(flag()), b: optional(flag())});
  t.deepEqual(refusals(field, {a: true, b: null, c: 1}), []);
  t.deepEqual(refusals(field, {a: null}), ['value-not-exists at /a: value does not exist']);
});

test('record - hands the very value back', t => {
  const value = {a: true, more: {}};
  const result = record({a: required(flag())}).decode(value);
  t.is(result._tag === 'Right' ? result.right : undefined, value as never);
});

test('record - speaks of types first, and of rules only where all types are right', t => {
  const field = record({a: required(int({max: 0})), b: required(flag())});
  t.deepEqual(refusals(field, {a: 1, b: 1}), [
    'type-not-bool at /b: type is not bool, but float64',
  ]);
  t.deepEqual(refusals(field, {a: 1}), [
    'value-out-of-range at /a: value 1 is not less than or equal to 0',
    'value-not-exists at /b: value does not exist',
  ]);
});

test('record - checks in its order, whether there and whether right apart', t => {
  const field = record(
    {a: required(int({max: 0})), b: required(flag()), c: optional(int({max: 0}))},
    {order: ['a?', 'b', 'a!']},
  );
  t.deepEqual(refusals(field, {a: 1, c: 1}), [
    'value-not-exists at /b: value does not exist',
    'value-out-of-range at /a: value 1 is not less than or equal to 0',
  ]);
  t.is(refusals(field, {})[0], 'value-not-exists at /a: value does not exist');
  t.deepEqual(refusals(field, {a: 0, b: true, c: 'x'}), [
    'type-not-int at /c: type is not int, but string',
  ]);
});

test('record - names no field in its order that it does not have', t => {
  t.throws(() => record({a: required(flag())}, {order: ['b']}), {message: /no field b/});
});

test('record - asks for any of some at the place of the row', t => {
  const field = record({a: optional(flag()), $: anyOf('a', 'b'), b: optional(text())});
  t.deepEqual(refusals(field, {b: 'x'}), []);
  t.deepEqual(refusals(field, {}), [
    'values-not-exist-for-any at : values do not exist for any of ["a", "b"]',
  ]);
});

test('record - is checked by the first shape that fits', t => {
  const [a, b] = [float({max: 1}), float({max: 2})];
  const field = record(
    {a: optional(a), b: optional(b)},
    {shapes: [[has('a'), {a: required(a), b: forbidden(b)}]]},
  );
  t.deepEqual(refusals(field, {a: 1, b: 1}), ['value-exists at /b: value exists']);
  t.deepEqual(refusals(field, {b: 2}), []);
});

test('choice - asks for type and discriminator before all else', t => {
  const field = choice('basal', 'deliveryType', {temp: record({rate: required(float())})});
  t.deepEqual(refusals(field, {type: 'basal', deliveryType: 'temp', rate: 1}), []);
  t.deepEqual(refusals(field, {}), ['value-not-exists at /type: value does not exist']);
  t.deepEqual(refusals(field, {type: 'bolus', rate: 'x'}), [
    'value-not-allowed at /type: value "bolus" is not one of ["basal"]',
  ]);
  t.deepEqual(refusals(field, {type: 'basal', deliveryType: 1}), [
    'type-not-string at /deliveryType: type is not string, but float64',
    'value-not-exists at /deliveryType: value does not exist',
  ]);
  t.is(refusals(field, {type: 'basal', deliveryType: 'constructor'}).length, 1);
});

interface Nest {
  in?: Nest[] | null | undefined;
  name?: string | null | undefined;
}
const nest: Field<Nest> = record({
  in: optional(list(lazy('nest', () => nest))),
  name: optional(text()),
});
const nested = (depth: number, innermost: object) => {
  let value: object = innermost;
  for (let level = 0; level < depth; level++) value = {in: [value]};
  return value;
};

test('lazy - judges a record in itself as deep as the platform reads', t => {
  t.deepEqual(refusals(nest, nested(4_900, {name: 'x'})), []);
  const pointer = '/in/0'.repeat(4_900);
  t.deepEqual(refusals(nest, nested(4_900, {name: ''})), [
    `value-empty at ${pointer}/name: value is empty`,
  ]);
});

test('lazy - keeps the order of refusals at any depth', t => {
  const value = {in: [nested(300, {name: ''}), {name: ''}], name: ''};
  t.deepEqual(
    refusals(nest, value).map(line => line.length),
    [`/in/0${'/in/0'.repeat(300)}/name`, '/in/1/name', '/name'].map(
      pointer => `value-empty at ${pointer}: value is empty`.length,
    ),
  );
});
