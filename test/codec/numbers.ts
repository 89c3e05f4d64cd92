import test from 'ava';
import {byUnits, float, glucose, int, optional, record} from '../../src/codec/index.js';
import {refusals} from '../helpers/refusals.js';

test('float - takes its bounds and what lies between', t => {
  for (const value of [0, -0, 0.5, 1]) t.deepEqual(refusals(float({min: 0, max: 1}), value), []);
});

test('float - says which bound is broken', t => {
  t.deepEqual(refusals(float({min: 0, max: 1}), 1.5), [
    'value-out-of-range at : value 1.5 is not between 0 and 1',
  ]);
  t.deepEqual(refusals(float({min: 0}), -1), [
    'value-out-of-range at : value -1 is not greater than or equal to 0',
  ]);
  t.deepEqual(refusals(float({max: 0}), 1), [
    'value-out-of-range at : value 1 is not less than or equal to 0',
  ]);
});

test('float - refuses what is no number', t => {
  t.deepEqual(refusals(float(), '1'), ['type-not-float64 at : type is not float64, but string']);
});

test('int - takes a whole number however it was written, and no other', t => {
  t.deepEqual(refusals(int(), JSON.parse('1e3')), []);
  t.deepEqual(refusals(int(), 2 ** 53), []);
  t.deepEqual(refusals(int(), 1.5), ['type-not-int at : type is not int, but float64']);
});

test('int - lists the only values it takes', t => {
  t.deepEqual(refusals(int({only: [0, 10]}), 10), []);
  t.deepEqual(refusals(int({only: [0, 10]}), 5), [
    'value-not-allowed at : value 5 is not one of [0, 10]',
  ]);
});

test('int - is bound by a sibling only where that is in range itself', t => {
  const day = {min: 0, max: 10};
  const field = record({from: optional(int(day)), to: optional(int({...day, atLeast: 'from'}))});
  t.deepEqual(refusals(field, {from: 4, to: 4}), []);
  t.deepEqual(refusals(field, {to: 0}), []);
  t.deepEqual(refusals(field, {from: 4, to: 3}), [
    'value-out-of-range at /to: value 3 is not between 4 and 10',
  ]);
  t.deepEqual(refusals(field, {from: 11, to: 3}), [
    'value-out-of-range at /from: value 11 is not between 0 and 10',
  ]);
});

test('byUnits - takes any number under unknown units', t => {
  const field = record({value: optional(byUnits('units', {hours: [0, 1], days: {}}))});
  t.deepEqual(refusals(field, {value: 2, units: 'weeks'}), []);
  t.deepEqual(refusals(field, {value: 2, units: 'days'}), []);
  t.deepEqual(refusals(field, {value: 2, units: 'constructor'}), []);
  t.deepEqual(refusals(field, {value: 2, units: 'hours'}), [
    'value-out-of-range at /value: value 2 is not between 0 and 1',
  ]);
});

test('glucose - knows its range in each spelling of the units', t => {
  const field = record({value: optional(glucose('units'))});
  for (const units of ['mmol/L', 'mmol/l']) {
    t.deepEqual(refusals(field, {value: 55, units}), []);
    t.is(refusals(field, {value: 55.1, units}).length, 1);
  }
  for (const units of ['mg/dL', 'mg/dl']) {
    t.deepEqual(refusals(field, {value: 1000, units}), []);
    t.is(refusals(field, {value: 1001, units}).length, 1);
  }
});

test('glucose - finds units deeper in the datum', t => {
  const field = record({low: optional(glucose('/units/bg'))});
  t.deepEqual(refusals(field, {low: 100}), []);
  t.is(refusals(field, {low: 100, units: {bg: 'mmol/L'}}).length, 1);
});

test('int - turns negative beyond 2^63, as on the platform', t => {
  t.deepEqual(refusals(int(), 2 ** 63), []);
  t.deepEqual(refusals(int({min: 0}), 2 ** 63), [
    'value-out-of-range at : value -9223372036854775808 is not greater than or equal to 0',
  ]);
});
