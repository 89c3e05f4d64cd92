// dataSetFor: gives `upload` the data set of each batch. It is asked in the order of the batches, and may
// open one.

import assert from 'node:assert/strict';
import {pipeline} from 'node:stream/promises';
import {batch, Client, type DataSet, decode, openDataSet, readFiles, upload} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const client = new Client(account);
const dataSets = new Map<string | undefined, Promise<DataSet>>();
const sink = upload({
  dataSetFor({deviceId}) {
    const known = dataSets.get(deviceId) ?? openDataSet({userId: account.userId, client, deviceId});
    dataSets.set(deviceId, known);
    return known;
  },
});
await pipeline(readFiles([dump('two-devices.jsonl')]), decode(), batch(), sink);
for (const dataSet of dataSets.values()) await (await dataSet).close();
assert.deepEqual(sandbox.counts(), {dataSets: 2, data: 24, activeData: 24});
await sandbox.stop();
