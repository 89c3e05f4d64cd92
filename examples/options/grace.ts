// grace: milliseconds that batches in flight get to end well when `upload` fails or is cancelled. What they
// stored is then known.

import assert from 'node:assert/strict';
import {pipeline} from 'node:stream/promises';
import {batch, decode, openDataSet, readFiles, upload} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const controller = new AbortController();
const dataSet = await openDataSet({...account, deviceId: 'CGM-1:42', retries: 0});
const sink = upload({
  dataSet,
  signal: controller.signal,
  concurrency: 1,
  grace: 5_000,
  onProgress: () => controller.abort(),
});
sandbox.faults([{at: 'add', do: 'delay', milliseconds: 50}]);
const run = pipeline(readFiles([dump('two-devices.jsonl')]), decode(), batch({batchSize: 5}), sink);
await assert.rejects(run, {code: 'ERR_INGEST_CANCELLED'});
assert.equal(sink.stats.uploaded, sandbox.counts().data);
await sandbox.stop();
