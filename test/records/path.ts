import test from 'ava';
import {hazard} from '../helpers/hazard.js';

const A = {a: 1};
const B = {b: 2};
const NOT_JSON = 'ERR_INGEST_NOT_JSON';
const TRUNCATED = 'ERR_INGEST_TRUNCATED';
const NO_ARRAY = 'ERR_INGEST_NO_ARRAY';
const array = {format: 'array'} as const;
const lines = {format: 'lines'} as const;

const path = {path: 'data.readings'};
test('path: an array', hazard, '{"data":{"readings":[{"a":1},{"b":2}]}}', path, {records: [A, B]});
test(
  'path: siblings of all kinds',
  hazard,
  '{"v":1,"w":[{"readings":[0]}],"data":{"x":"]","readings":[{"a":1}],"z":null},"y":{}}',
  path,
  {
    records: [A],
  },
);
test('path: escaped keys', hazard, '{"\\u0064ata":{"reading\\u0073":[{"a":1}]}}', path, {
  records: [A],
});
test(
  'path: keys that begin alike',
  hazard,
  '{"dat":1,"data":{"readingss":[0],"readings":[{"a":1}]}}',
  path,
  {
    records: [A],
  },
);
test('path: an empty array', hazard, '{"data":{"readings":[]}}', path, {});
test('path: nothing', hazard, ' ', path, {});
test(
  'path: several objects',
  hazard,
  '{"data":{"readings":[{"a":1}]}}\n{"data":{"readings":[{"b":2}]}}',
  path,
  {
    records: [A, B],
  },
);
test(
  'path: a doubled key: both',
  hazard,
  '{"data":{"readings":[{"a":1}],"readings":[{"b":2}]}}',
  path,
  {
    records: [A, B],
  },
);
test('path: no such key', hazard, '{"data":{"reading":[]}}', path, {
  error: NO_ARRAY,
  says: 'no array at "data.readings", found no key "readings"',
});
test('path: null', hazard, '{"data":{"readings":null}}', path, {
  error: NO_ARRAY,
  says: 'found null',
});
test('path: an object', hazard, '{"data":{"readings":{}}}', path, {
  error: NO_ARRAY,
  says: 'an object',
});
test('path: an array on the way', hazard, '{"data":[]}', path, {error: NO_ARRAY, says: 'an array'});
test('path: an array on top', hazard, '[{"data":1}]', path, {error: NO_ARRAY, says: 'an array'});
test('path: cut off behind the array', hazard, '{"data":{"readings":[{"a":1}]', path, {
  records: [A],
  error: TRUNCATED,
  says: 'the } of the object',
});
test('path: cut off in a sibling', hazard, '{"data":{"readings":[{"a":1}],"x":"', path, {
  records: [A],
  error: TRUNCATED,
});
test('path: a sibling that is not JSON', hazard, '{"data":{"readings":[{"a":1}],"x":[1}}}', path, {
  records: [A],
  error: NOT_JSON,
  says: '(byte 36, record 2): not JSON: expected a comma or ], found }.',
});
test('path: text behind the object', hazard, '{"data":{"readings":[{"a":1}]}}x', path, {
  records: [A],
  error: NOT_JSON,
  says: 'expected {, found "x"',
});
test(
  'path: a second object under format array',
  hazard,
  '{"data":{"readings":[]}}{}',
  {...path, ...array},
  {
    error: NOT_JSON,
    says: 'the end of the file',
  },
);
test(
  'path: an object a line',
  hazard,
  '{"data":{"readings":[{"a":1}]}}\n{"data":{"readings":[\n]}}',
  {...path, ...lines},
  {
    records: [A],
    error: NOT_JSON,
    says: 'dump.json:2',
  },
);
