// now: the moment that `warningsOf` takes for the present, in milliseconds since 1970; a datum later than
// tomorrow is worth a warning.

import assert from 'node:assert/strict';
import {warningsOf} from 'tidepool-ingest';

const time = '2026-01-05T08:00:00Z';
const datum = {type: 'cbg', deviceId: 'CGM-1:42', time, units: 'mg/dL', value: 100};
const codes = (now: string) =>
  warningsOf('cbg', datum, {now: Date.parse(now), ids: 'fresh'}).map(({code}) => code);
assert.deepEqual(codes('2026-01-06T00:00:00Z'), []);
assert.equal(codes('2025-01-01T00:00:00Z').length, 1);
