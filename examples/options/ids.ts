// ids: whether data are sent with the ids that they have (`kept`), or with `fresh` ones: then a datum that
// names another by its id is worth a warning.

import assert from 'node:assert/strict';
import {warningsOf} from 'tidepool-ingest';

const datum = {
  type: 'cbg',
  deviceId: 'CGM-1:42',
  time: '2026-01-05T08:00:00Z',
  units: 'mg/dL',
  value: 100,
  associations: [{type: 'datum', id: '0123456789abcdef0123456789abcdef'}],
};
const codes = (ids: 'fresh' | 'kept') =>
  warningsOf('cbg', datum, {now: Date.parse('2026-01-06'), ids}).map(({code}) => code);
assert.deepEqual(codes('fresh'), ['association-to-changing-id']);
assert.deepEqual(codes('kept'), []);
