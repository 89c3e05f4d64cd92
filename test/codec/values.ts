import test from 'ava';
import {flag, instant, metadata, optional, record} from '../../src/codec/index.js';
import {refusals} from '../helpers/refusals.js';

test('flag - takes true and false only', t => {
  t.deepEqual(refusals(flag(), false), []);
  t.deepEqual(refusals(flag(), 0), ['type-not-bool at : type is not bool, but float64']);
});

test('instant - asks for a text that can be read, and for a time that is one', t => {
  t.deepEqual(refusals(instant(), 5), ['type-not-time at : type is not time, but float64']);
  t.deepEqual(refusals(instant(), 'now'), [
    'value-not-parsable at : value "now" is not a parsable time of format "2006-01-02T15:04:05.999999999Z07:00"',
  ]);
  t.deepEqual(refusals(instant(), '0001-01-01T00:00:00Z'), ['value-empty at : value is empty']);
  t.deepEqual(refusals(instant({zero: true}), '0001-01-01T00:00:00Z'), []);
});

test('instant - has no zone where it is local', t => {
  t.deepEqual(refusals(instant({local: true}), '2020-01-01T00:00:00'), []);
  t.is(refusals(instant({local: true}), '2020-01-01T00:00:00Z').length, 1);
});

test('instant - may be its sibling, but not lie before it', t => {
  const end = instant({notBefore: 'start'});
  const field = record({start: optional(instant()), end: optional(end)});
  const start = '2020-01-01T00:00:00Z';
  t.deepEqual(refusals(field, {start, end: '2020-01-01T01:00:00+01:00'}), []);
  t.deepEqual(refusals(field, {end: start}), []);
  t.deepEqual(refusals(field, {start, end: '2020-01-01T00:59:59.50+01:00'}), [
    'value-not-after at /end: value "2020-01-01T00:59:59.5+01:00" is not after "2020-01-01T00:00:00Z"',
  ]);
});

test('metadata - drops null members before it looks', t => {
  t.deepEqual(refusals(metadata(), {a: [null]}), []);
  t.deepEqual(refusals(metadata(), {a: null}), ['value-empty at : value is empty']);
  t.deepEqual(refusals(metadata(), []), [
    'type-not-object at : type is not object, but []interface {}',
  ]);
});

test('metadata - may have 4096 bytes as Go prints them', t => {
  const rest = '{"a":""}'.length;
  t.deepEqual(refusals(metadata(), {a: 'x'.repeat(4096 - rest)}), []);
  t.deepEqual(refusals(metadata(), {a: 'x'.repeat(4097 - rest)}), [
    'size-out-of-range at : size 4097 is not less than or equal to 4096',
  ]);
  t.deepEqual(refusals(metadata(), {a: '<'.repeat(682)}), [
    'size-out-of-range at : size 4100 is not less than or equal to 4096',
  ]);
});
