import test from 'ava';
import {hazard} from '../helpers/hazard.js';

const A = {a: 1};
const NOT_JSON = 'ERR_INGEST_NOT_JSON';
const TRUNCATED = 'ERR_INGEST_TRUNCATED';
const auto = {};

test('NaN', hazard, '[{"a":1},{"a":NaN}]', auto, {
  error: NOT_JSON,
  says: 'dump.json:1 (byte 14, record 2): not JSON: expected a value, found "N".',
});
test('a leading zero', hazard, '{"a":01}', auto, {
  error: NOT_JSON,
  says: '(byte 6, record 1): not JSON: expected no more digits after a leading zero, found a digit.',
});
test('a leading plus', hazard, '{"a":+1}', auto, {error: NOT_JSON, says: 'found "+"'});
test('a point without digits', hazard, '{"a":1.}', auto, {
  error: NOT_JSON,
  says: 'expected a digit after the point, found }',
});
test('single quotes', hazard, "{'a':1}", auto, {error: NOT_JSON, says: 'expected a key or }'});
test('a comment', hazard, '[{"a":1} // one\n]', auto, {
  records: [A],
  error: NOT_JSON,
  says: '(byte 9, record 2): not JSON: expected a comma or ], found "/".',
});
test('a newline in a string', hazard, '{"a":1}\n{"b":"\n"}', auto, {
  error: NOT_JSON,
  says: 'dump.json:2 (byte 14, record 2): not JSON: expected the rest of a string, found a newline.',
});
test('an escape that is none', hazard, '{"a":"\\x"}', auto, {error: NOT_JSON, says: 'found "x"'});
test('a hexadecimal escape cut short', hazard, '{"a":"\\u12"}', auto, {
  error: NOT_JSON,
  says: 'expected a hexadecimal digit, found a quote',
});
test('a trailing comma in an array', hazard, '[{"a":1},]', auto, {
  records: [A],
  error: NOT_JSON,
  says: '(byte 9, record 2): not JSON: expected a value, found ].',
});
test('a trailing comma in a record', hazard, '{"a":1,}', auto, {
  error: NOT_JSON,
  says: 'a key, found }',
});
test('a missing comma', hazard, '[{"a":1}\n{"b":2}]', auto, {
  records: [A],
  error: NOT_JSON,
  says: 'dump.json:2 (byte 9, record 2): not JSON: expected a comma or ], found {.',
});
test('a doubled comma', hazard, '[{"a":1},,{"b":2}]', auto, {
  records: [A],
  error: NOT_JSON,
  says: 'expected a value, found a comma',
});
test('a leading comma', hazard, '[,{"a":1}]', auto, {error: NOT_JSON, says: 'found a comma'});
test('commas between lines', hazard, '{"a":1},\n{"b":2}', auto, {
  records: [A],
  error: NOT_JSON,
  says: 'found a comma',
});
test('a bracket of the wrong kind', hazard, '[{"a":[1}],{"b":2}]', auto, {
  error: NOT_JSON,
  says: '(byte 8, record 1): not JSON: expected a comma or ], found }.',
});
test('lines that only together are JSON', hazard, '{"a":[{}\n{}]}\n{},{}\n', auto, {
  error: NOT_JSON,
  says: 'dump.json:2 (byte 9, record 1)',
});
test('a bracket too many', hazard, '[{"a":1}]]', auto, {
  records: [A],
  error: NOT_JSON,
  says: 'found ]',
});
test('text behind the array', hazard, '[{"a":1}] end', auto, {
  records: [A],
  error: NOT_JSON,
  says: 'found "e"',
});
test('text', hazard, 'hello', auto, {error: NOT_JSON, says: 'found "h"'});
test('HTML', hazard, '<html>', auto, {error: NOT_JSON, says: 'found "<"'});
test('binary', hazard, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2]), auto, {
  error: NOT_JSON,
  says: 'found a control byte (0x7f)',
});
test('a byte outside ASCII between records', hazard, '{"a":1}\u00a0{"b":2}', auto, {
  records: [A],
  error: NOT_JSON,
  says: 'found a byte outside ASCII (0xc2)',
});
test('a byte-order mark in the middle', hazard, '{"a":1}\ufeff{"b":2}', auto, {
  records: [A],
  error: NOT_JSON,
  says: '(0xef)',
});
test('UTF-16 with a mark', hazard, Buffer.from('\ufeff[{"a":1}]', 'utf16le'), auto, {
  error: 'ERR_INGEST_ENCODING',
  says: 'UTF-16',
});
test('UTF-16 without', hazard, Buffer.from('[{"a":1}]', 'utf16le').swap16(), auto, {
  error: 'ERR_INGEST_ENCODING',
  says: 'UTF-16',
});
test('UTF-32', hazard, Buffer.from([0xff, 0xfe, 0, 0, 0x5b, 0, 0, 0]), auto, {
  error: 'ERR_INGEST_ENCODING',
  says: 'UTF-32',
});
test(
  'a fault in a record that is too large',
  hazard,
  '[{"a":"1234","b":tru}]',
  {maxRecordBytes: 8},
  {
    error: NOT_JSON,
    says: '(byte 20, record 1): not JSON: expected true, false or null, found }.',
  },
);
test(
  'a fault in a record that is too deep',
  hazard,
  '[[[[1x]]]]',
  {maxDepth: 2},
  {
    error: NOT_JSON,
    says: 'found "x"',
  },
);
test('of two faults the first', hazard, '[{"a":1},{"a":NaN},{"b":2},]', auto, {
  error: NOT_JSON,
  says: 'found "N"',
});

test('an array without its end', hazard, '[{"a":1}', auto, {
  records: [A],
  error: TRUNCATED,
  says: 'dump.json:1 (byte 8, record 2): the file ends before the ] of the array',
});
test('an array that ends after a comma', hazard, '[{"a":1},\n', auto, {
  records: [A],
  error: TRUNCATED,
  says: 'dump.json:2 (byte 10, record 2)',
});
test('an array that ends in a record', hazard, '[{"a":1},\n{"a":\n"x', auto, {
  records: [A],
  error: TRUNCATED,
  says: 'dump.json:3 (byte 18, record 2): the file ends before the end of the record',
});
test('a line that ends in a record', hazard, '{"a":1}\n{"b"', auto, {
  records: [A],
  error: TRUNCATED,
});
test('a literal cut off', hazard, '{"a":1}\ntru', auto, {records: [A], error: TRUNCATED});
test('a number that may be cut off', hazard, '[1,2', auto, {records: [1], error: TRUNCATED});
test('a number without its exponent', hazard, '12e', auto, {error: TRUNCATED});
test('a torn line in the middle', hazard, '{"a":1\n{"b":2}\n{"a":1}', auto, {
  error: NOT_JSON,
  says: 'dump.json:2 (byte 7, record 1): not JSON: expected a comma or }, found {.',
});
