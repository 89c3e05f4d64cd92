// dryRun: reads, judges and counts as an upload would, and sends nothing: it needs neither an address nor
// credentials.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump} from '../start.js';

const {state, read, rejected} = await ingest([dump('mistakes.jsonl')], {
  userId: '5a4db0c001',
  dryRun: true,
});
assert.deepEqual({state, read, rejected}, {state: 'dry-run', read: 6, rejected: 2});
