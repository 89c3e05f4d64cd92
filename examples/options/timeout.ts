// timeout: milliseconds a whole request may take. Not given: 60,000, and 600,000 for a close. A request
// without an answer in time is in doubt, and is settled like any lost answer.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
sandbox.faults([{at: 'add', do: 'never-answer'}]);
const {retries, state} = await ingest([dump('rejects.jsonl')], {
  ...account,
  fromRejects: true,
  timeout: 200,
});
assert.ok(retries >= 1);
assert.equal(state, 'closed');
await sandbox.stop();
