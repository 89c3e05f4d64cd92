// client: a connection that several calls share: one log-in, one limit of requests in flight.

import assert from 'node:assert/strict';
import {Client, openDataSet} from 'tidepool-ingest';
import {start} from '../start.js';

const {sandbox, account} = await start();
const {baseUrl, userId} = account;
const client = new Client({baseUrl, email: 'sandbox@example.org', password: 'sandbox'});
sandbox.faults([{at: 'login', do: 'status', status: 500, after: 1, times: -1}]);
await openDataSet({client, userId, deviceId: 'CGM-1:42'});
await openDataSet({client, userId, deviceId: 'Pump-1:7'}); // a second log-in would fail
assert.equal(sandbox.counts().dataSets, 2);
await sandbox.stop();
