// retries: tries after the first, for each request; 8 unless you say otherwise. A lost answer is settled
// before the data are sent again, so that nothing is stored twice.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
sandbox.faults([{at: 'add', do: 'hang-up-after', times: 2}]);
const {retries, uploaded} = await ingest([dump('two-devices.jsonl')], {...account, retries: 3});
assert.equal(retries, 2);
assert.equal(uploaded, 24);
assert.equal(sandbox.counts().data, 24);
await sandbox.stop();
