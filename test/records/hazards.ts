import test from 'ava';
import {hazard} from '../helpers/hazard.js';
import {readAll} from '../helpers/read-all.js';

const A = {a: 1};
const B = {b: 2};
const auto = {};

test(
  'brackets, quotes and escapes in strings',
  hazard,
  '[{"a":"}],{\\"[\\\\"},{"b":"\\\\\\""}]',
  auto,
  {
    records: [{a: '}],{"[\\'}, {b: '\\"'}],
  },
);
test('escaped keys', hazard, '{"\\u0074ype":"cbg"}', auto, {records: [{type: 'cbg'}]});
test('characters of two, three and four bytes', hazard, '{"é":"–","k":"💉"}{"b":2}', auto, {
  records: [{é: '–', k: '💉'}, B],
});
test('U+2028 and a raw DEL in a string', hazard, '{"a":"\u2028\u007f"}', auto, {
  records: [{a: '\u2028\u007f'}],
});
test('a byte-order mark', hazard, '\ufeff[{"a":1}]', auto, {records: [A]});
test('a byte-order mark and nothing else', hazard, '\ufeff', auto, {});
test('__proto__ as a key', hazard, '{"__proto__":{"a":1}}', auto, {
  records: [JSON.parse('{"__proto__":{"a":1}}')],
});
test('a doubled key: the last wins', hazard, '{"a":2,"a":1}', auto, {records: [A]});
test('an exponent within float64', hazard, '{"a":1E0}', auto, {records: [A]});
test('an exponent in a string', hazard, '{"a":"1e400"}', auto, {records: [{a: '1e400'}]});

test('null', hazard, '[null,{"a":1},null]', auto, {
  records: ['type-not-object', A, 'type-not-object'],
});
test('1e400', hazard, '{"x":[-1e400]}{"a":1}', auto, {records: ['json-malformed', A]});
test('1E+400 hidden by a doubled key', hazard, '{"x":1E+400,"x":1}', auto, {
  records: ['json-malformed'],
});
test('1e400 as a record', hazard, '[1e400]', auto, {records: ['json-malformed']});
test(
  'a number of 310 digits',
  hazard,
  `[{"x":1${'0'.repeat(309)}},{"x":1${'0'.repeat(308)}}]`,
  auto,
  {
    records: ['json-malformed', {x: 1e308}],
  },
);
test(
  'invalid UTF-8 in one record',
  hazard,
  Buffer.from('[{"a":1},{"b":"\xff"},{"b":2}]', 'latin1'),
  auto,
  {
    records: [A, 'utf8-invalid', B],
  },
);
test(
  'UTF-8 that is cut off by a quote',
  hazard,
  Buffer.from('{"b":"\xe2\x82"}{"a":1}', 'latin1'),
  auto,
  {
    records: ['utf8-invalid', A],
  },
);
test('a surrogate in UTF-8', hazard, Buffer.from('{"b":"\xed\xa0\x80"}', 'latin1'), auto, {
  records: ['utf8-invalid'],
});
test(
  'a record over maxRecordBytes',
  hazard,
  '[{"a":1},{"a":"123"},{"b":2}]',
  {maxRecordBytes: 10},
  {
    records: [A, 'record-too-large', B],
  },
);
test(
  'a string over maxRecordBytes',
  hazard,
  '["1234567890",{"b":2}]',
  {maxRecordBytes: 10},
  {
    records: ['record-too-large', B],
  },
);
test(
  'a record of exactly maxRecordBytes',
  hazard,
  '{"a":"12"}',
  {maxRecordBytes: 10},
  {
    records: [{a: '12'}],
  },
);
test(
  'a record over maxDepth',
  hazard,
  '[[[1]],[[[1]]],{"a":1}]',
  {maxDepth: 2},
  {
    records: [[[1]], 'record-too-deep', A],
  },
);

test('read - a record nested a hundred thousand deep is refused alone', async t => {
  const deep = Buffer.from(`[${'['.repeat(1e5)}${']'.repeat(1e5)},{"a":1}]`);
  const outcome = await readAll([deep.subarray(0, 1234), deep.subarray(1234)]);
  t.deepEqual(outcome.records, ['record-too-deep', A]);
  t.is(outcome.error, undefined);
});
