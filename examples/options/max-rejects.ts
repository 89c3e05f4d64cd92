// maxRejects: how many data may be refused before the run ends: a number, or a percentage of what was
// read so far (looked at from 1,000 data on). No limit unless you say otherwise.

import assert from 'node:assert/strict';
import {type IngestFailure, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
await assert.rejects(
  ingest([dump('mistakes.jsonl')], {...account, maxRejects: {count: 1}}),
  ({code, summary}: IngestFailure) =>
    code === 'ERR_INGEST_TOO_MANY_REJECTS' && summary.rejected === 2,
);
assert.equal(sandbox.counts().activeData, 0);
await sandbox.stop();
