// close: whether the data sets are closed at the end. Data are invisible until then, so `false` is for
// whoever wants to look first, or to add more.

import assert from 'node:assert/strict';
import {closeDataSet, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {state, dataSets} = await ingest([dump('two-devices.jsonl')], {...account, close: false});
assert.equal(state, 'open');
assert.equal(sandbox.counts().activeData, 0);

for (const {dataSetId} of dataSets) await closeDataSet(dataSetId, account);
assert.equal(sandbox.counts().activeData, 24);
await sandbox.stop();
