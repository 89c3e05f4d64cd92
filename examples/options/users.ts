// users: who there is in a sandbox, and what each may do with the account of others; the first is the one
// that `Sandbox` shows.

import assert from 'node:assert/strict';
import {ingest, startSandbox} from 'tidepool-ingest';
import {dump} from '../start.js';

const sandbox = await startSandbox({
  users: [
    {userId: 'clinic0001', sessionToken: 'clinic', permissions: {patient001: ['upload', 'view']}},
    {userId: 'patient001', sessionToken: 'patient'},
  ],
});
const {state} = await ingest([dump('two-devices.jsonl')], {
  baseUrl: sandbox.url,
  userId: 'patient001',
  sessionToken: 'clinic',
});
assert.equal(state, 'closed');
assert.ok(sandbox.state().data.every(({_userId}) => _userId === 'patient001'));
await sandbox.stop();
