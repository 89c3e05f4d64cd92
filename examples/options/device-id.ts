// deviceId: the device that a data set is opened for; the default deduplicator needs it.

import assert from 'node:assert/strict';
import {openDataSet} from 'tidepool-ingest';
import {start} from '../start.js';

const {sandbox, account} = await start();
const {id} = await openDataSet({...account, deviceId: 'CGM-1:42'});
assert.equal(sandbox.state(id).dataSets[0]?.deviceId, 'CGM-1:42');
await assert.rejects(openDataSet(account), {code: 'ERR_INGEST_USAGE'});
await sandbox.stop();
