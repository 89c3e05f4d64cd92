// workers: threads beside the main one, 1 from 16 MiB of input on unless you say otherwise. However many
// there are, the batches and the refusals are the same.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const fingerprints: string[] = [];
for (const workers of [0, 2]) {
  const {uploaded, fingerprint} = await ingest([dump('two-devices.jsonl')], {...account, workers});
  assert.equal(uploaded, 24);
  fingerprints.push(fingerprint);
}
assert.equal(fingerprints[0], fingerprints[1]);
await sandbox.stop();
