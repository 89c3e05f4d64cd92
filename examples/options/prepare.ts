// prepare: the input is an export of the platform, which does not take back what it gives out.
// Here a bolus is named by its calculator, and is sent inside it.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {uploaded, prepared} = await ingest([dump('export.json')], {...account, prepare: true});
assert.equal(uploaded, 2);
assert.equal(prepared?.embedded, 1);
assert.equal(prepared?.uploads, 1);
assert.equal(sandbox.counts().activeData, 2);
await sandbox.stop();
