// format: how the records stand in the input. `auto` finds out; naming it refuses what has another form.

import assert from 'node:assert/strict';
import {check, type IngestError} from 'tidepool-ingest';
import {dump} from '../start.js';

const {read} = await check([dump('two-devices.jsonl')], {format: 'lines'});
assert.equal(read, 24);

await assert.rejects(
  check([dump('two-devices.jsonl')], {format: 'array'}),
  (error: IngestError) => error.code === 'ERR_INGEST_NOT_JSON' && error.place?.line === 1,
);
