// routes: the platform has each route in two spellings; `datasets` is the older one.

import assert from 'node:assert/strict';
import {openDataSet} from 'tidepool-ingest';
import {start} from '../start.js';

const {sandbox, account} = await start();
await openDataSet({...account, deviceId: 'CGM-1:42', routes: 'datasets'});
const page = await (await fetch(`${sandbox.url}/sandbox`)).text();
assert.match(page, new RegExp(`/v1/users/${account.userId}/datasets`));
await sandbox.stop();
