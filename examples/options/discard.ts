// discard: the sandbox validates, hashes and counts data, but keeps none: for loads that would fill its
// memory.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start({discard: true});
await ingest([dump('two-devices.jsonl')], account);
assert.equal(sandbox.counts().activeData, 24);
assert.deepEqual(sandbox.state().data, []);
await sandbox.stop();
