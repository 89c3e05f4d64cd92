// onRequest: called in a dry run with each request that would be sent, its body to the byte. Here it shows
// what a data set would be opened with.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump} from '../start.js';

const requests: string[] = [];
await ingest([dump('two-devices.jsonl')], {
  userId: '5a4db0c001',
  dryRun: true,
  onRequest({what, deviceId, data, body}) {
    requests.push(`${what} ${deviceId} ${data}`);
    if (what === 'open') assert.equal(JSON.parse(`${body}`).deviceId, deviceId);
  },
});
assert.ok(requests.includes('open CGM-1:42 0'));
assert.ok(requests.includes('data CGM-1:42 20'));
