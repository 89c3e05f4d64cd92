import test from 'ava';
import {hazard} from '../helpers/hazard.js';

const A = {a: 1};
const B = {b: 2};
const NOT_JSON = 'ERR_INGEST_NOT_JSON';
const auto = {};
const array = {format: 'array'} as const;
const lines = {format: 'lines'} as const;

test('nothing: no record', hazard, '', auto, {});
test('whitespace: no record', hazard, ' \r\n\t\n', auto, {});
test('an empty array: no record', hazard, ' [ ] ', auto, {});
test('an array', hazard, '[{"a":1},{"b":2}]', auto, {records: [A, B]});
test('an indented array', hazard, '[\n  {\n    "a": 1\n  },\n  {"b": 2}\n]\n', auto, {
  records: [A, B],
});
test('lines', hazard, '{"a":1}\n{"b":2}\n', auto, {records: [A, B]});
test('lines without the last newline', hazard, '{"a":1}\n{"b":2}', auto, {records: [A, B]});
test('lines with CRLF and blank lines', hazard, '{"a":1}\r\n\r\n\n{"b":2}\r\n', auto, {
  records: [A, B],
});
test('concatenated', hazard, '{"a":1}{"b":2}', auto, {records: [A, B]});
test('two arrays: the elements of both', hazard, '[{"a":1}][{"b":2}]', auto, {records: [A, B]});
test('arrays and objects mixed', hazard, '[{"a":1}]{"b":2}\n[]', auto, {records: [A, B]});
test('arrays in an array are records', hazard, '[[1],[2,[3]]]', auto, {records: [[1], [2, [3]]]});
test('scalars', hazard, '[1,-2.5e1,"}{][",true,false]', auto, {
  records: [1, -25, '}{][', true, false],
});
test('scalars one after the other', hazard, '12 3\n"a" true', auto, {records: [12, 3, 'a', true]});
test('a number at the very end', hazard, '-1.5e3', auto, {records: [-1500]});

test('array: whitespace behind it', hazard, '[{"a":1}]\n\n', array, {records: [A]});
test('array: nothing', hazard, '', array, {});
test('array: a second one', hazard, '[{"a":1}]\n[{"b":2}]', array, {
  records: [A],
  error: NOT_JSON,
  says: 'dump.json:2 (byte 10, record 2): not JSON: expected the end of the file, found [. The',
});
test('array: an object', hazard, '{"a":1}', array, {error: NOT_JSON, says: 'expected [, found {'});
test('lines: one value each', hazard, '{"a":1}\n\n[1]\r\n2\n', lines, {records: [A, [1], 2]});
test('lines: a value on two', hazard, '{"a":1}\n{"b":\n2}', lines, {
  records: [A],
  error: NOT_JSON,
  says: 'dump.json:2 (byte 13, record 2): not JSON: expected the rest of the record on its line',
});
test('lines: two values on one', hazard, '{"a":1} {"b":2}', lines, {
  records: [A],
  error: NOT_JSON,
  says: 'expected the end of the line, found {',
});
test('lines: a torn one', hazard, '{"a":"1\n{"b":2}\n', lines, {
  error: NOT_JSON,
  says: 'dump.json:1 (byte 7, record 1): not JSON: expected the rest of a string, found a newline',
});
test(
  'concatenated: like auto',
  hazard,
  '{"a":1}[{"b":2}]',
  {format: 'concatenated'},
  {records: [A, B]},
);
