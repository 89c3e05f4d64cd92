// signal: stops a run. Without a ledger what it opened is deleted, with one it can go on.

import assert from 'node:assert/strict';
import {type IngestFailure, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const controller = new AbortController();
const run = ingest([dump('two-devices.jsonl')], {
  ...account,
  signal: controller.signal,
  onProgress: () => controller.abort(),
});
await assert.rejects(run, ({code, summary}: IngestFailure) => {
  assert.equal(summary.state, 'incomplete');
  return code === 'ERR_INGEST_CANCELLED';
});
assert.equal(sandbox.counts().activeData, 0);
await sandbox.stop();
