// services: session tokens of services, which may do what users may not, such as closing a continuous
// data set.

import assert from 'node:assert/strict';
import {startSandbox} from 'tidepool-ingest';

const sandbox = await startSandbox({services: ['service-token']});
const answer = await fetch(`${sandbox.url}/v1/users/${sandbox.userId}/data_sets`, {
  headers: {'X-Tidepool-Session-Token': 'service-token'},
});
assert.equal(answer.status, 200);
await sandbox.stop();
