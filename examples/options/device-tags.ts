// deviceTags: what kinds of device the data of a set come from, of bgm, cgm, insulin-pump and
// activity-monitor. `ingest` tells it from the kinds of data.

import assert from 'node:assert/strict';
import {openDataSet} from 'tidepool-ingest';
import {start} from '../start.js';

const {sandbox, account} = await start();
const deviceTags = ['cgm', 'insulin-pump'];
const {id} = await openDataSet({...account, deviceId: 'Loop-1', deviceTags});
assert.deepEqual(sandbox.state(id).dataSets[0]?.deviceTags, deviceTags);
await sandbox.stop();
