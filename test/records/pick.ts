import test from 'ava';
import {hazard} from '../helpers/hazard.js';
import {readAll} from '../helpers/read-all.js';

const NOT_JSON = 'ERR_INGEST_NOT_JSON';
const every = {pick: /\.r$/};
const {raw} = String;

test('pick: values at paths that match', hazard, '{"d":[{"r":{"a":1}},{"s":0},{"r":2}]}', every, {
  records: [{a: 1}, 2],
});
test(
  'pick: several documents, with a byte-order mark',
  hazard,
  '\ufeff[{"r":1}]\n[{"r":"é"}]',
  every,
  {
    records: [1, 'é'],
  },
);
test('pick: nothing that matches', hazard, '{"d":[]}', every, {});
test(
  'pick: keys and texts as JSON.parse has them',
  hazard,
  raw`{"d":{"r":{"\u0061":"\ud83d\ude00\n"}}}`,
  every,
  {
    records: [{a: '😀\n'}],
  },
);
test(
  'pick: what is refused alone',
  hazard,
  '{"d":[{"r":null},{"r":[1e400]},{"r":[[[]]]},{"r":3}]}',
  {...every, maxDepth: 2},
  {
    records: ['type-not-object', 'json-malformed', 'record-too-deep', 3],
  },
);
test(
  'pick: a record over maxRecordBytes',
  hazard,
  '[{"r":"12345678"},{"r":"1"}]',
  {...every, maxRecordBytes: 5},
  {
    records: ['record-too-large', '1'],
  },
);
test('pick: text that is cut off', hazard, '{"d":[{"s":1},{"s"', every, {
  error: 'ERR_INGEST_TRUNCATED',
  says: 'dump.json:1 (byte 18',
});
test('pick: text that is not JSON', hazard, '{"d":\n[{"s":tru}]}', every, {
  error: NOT_JSON,
  says: 'dump.json:2 (byte 15',
});
test('pick: text that is not UTF-8', hazard, Buffer.from('{"d":\n"\xff"}', 'latin1'), every, {
  error: 'ERR_INGEST_ENCODING',
  says: 'dump.json:2 (byte 7',
});
test('pick: text that ends in a character', hazard, Buffer.from('"\xe2\x82', 'latin1'), every, {
  error: 'ERR_INGEST_ENCODING',
  says: '(byte 1',
});

test('pick - is not led astray by a regular expression with a memory', async t => {
  const {records} = await readAll([Buffer.from('[{"r":1},{"r":2},{"r":3}]')], {pick: /\.r$/g});
  t.deepEqual(records, [1, 2, 3]);
});

test('pick - gives items that know index and file only, and are serialised anew', async t => {
  const {places} = await readAll([Buffer.from('[{"r":1},{"r":2}]')], every);
  t.deepEqual(places, ['0 @undefined :undefined', '1 @undefined :undefined']);
});

const nested = (depth: number) => `[{"x":${'['.repeat(depth)}${']'.repeat(depth)},"r":1}]`;

test('pick - bears as many open brackets as stream-json does', async t => {
  const {records, error} = await readAll([Buffer.from(nested(1_022))], every);
  t.deepEqual([records, error], [[1], undefined]);
});

test('pick - refuses more with their place, not with an error of stream-json', async t => {
  for (const depth of [1_023, 1_024, 2_000, 100_000]) {
    const {records, error, message} = await readAll([Buffer.from(nested(depth))], every);
    t.deepEqual([records, error], [[], NOT_JSON]);
    t.true(message?.includes('dump.json:1 (byte 1,028, record 1)'), message);
    t.true(message?.includes('at most 1023 open brackets'), message);
  }
});
