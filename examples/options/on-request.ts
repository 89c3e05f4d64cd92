// onRequest: called in a dry run with each request that would be sent, in order, its body as it would be but
// for the ids. The body is good until the call returns.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump} from '../start.js';

const requests: string[] = [];
await ingest([dump('two-devices.jsonl')], {
  userId: 'a-user',
  dryRun: true,
  onRequest({what, deviceId, data}) {
    requests.push(`${what} ${deviceId} ${data}`);
  },
});
assert.equal(requests.filter(request => request.startsWith('open')).length, 2);
assert.equal(requests.filter(request => request.startsWith('close')).length, 2);
