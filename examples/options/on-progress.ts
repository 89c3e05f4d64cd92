// onProgress: called after each block read and each batch answered, with the counts so far.

import assert from 'node:assert/strict';
import {ingest, type Progress} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const steps: Progress[] = [];
await ingest([dump('two-devices.jsonl')], {
  ...account,
  batchSize: 10,
  onProgress: progress => steps.push({...progress}),
});
assert.equal(steps[0]?.read, 24);
assert.equal(steps.at(-1)?.uploaded, 24);
await sandbox.stop();
