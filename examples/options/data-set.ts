// dataSet: the one data set that `upload` sends all batches to. Data of another device fail the stream.

import assert from 'node:assert/strict';
import {pipeline} from 'node:stream/promises';
import {batch, decode, each, openDataSet, readFiles, upload} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const dataSet = await openDataSet({...account, deviceId: 'CGM-1:42'});
const sink = upload({dataSet});
const blocks = readFiles([dump('rejects.jsonl')]);
const datum = each(({value}) => (value as {datum: object}).datum);
await pipeline(blocks, datum, decode(), batch(), sink);
await dataSet.close();
assert.equal(sink.stats.uploaded, 1);
await sandbox.stop();
