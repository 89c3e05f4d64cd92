// dataSetId: appends to this open data set and leaves it open. Data of another device than the set's
// are refused. (`check` takes it to give the hash within that set; `openDataSet` as the id to open with.)

import assert from 'node:assert/strict';
import {closeDataSet, ingest, openDataSet} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {id} = await openDataSet({...account, deviceId: 'CGM-1:42'});
const {uploaded, rejected, state} = await ingest([dump('two-devices.jsonl')], {
  ...account,
  dataSetId: id,
});
assert.deepEqual({uploaded, rejected, state}, {uploaded: 20, rejected: 4, state: 'open'});

await closeDataSet(id, account);
assert.equal(sandbox.counts().activeData, 20);
await sandbox.stop();
