// email: with `password`, the account to log in with, instead of a session token. The token they give is
// renewed when it ends, also in the middle of a run.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {baseUrl, userId} = account;
sandbox.faults([{at: 'add', do: 'expire-token'}]);
const {state, uploaded} = await ingest([dump('two-devices.jsonl')], {
  ...{baseUrl, userId},
  email: 'sandbox@example.org',
  password: 'sandbox',
});
assert.equal(state, 'closed');
assert.equal(uploaded, 24);
await sandbox.stop();
