// workers: threads beside the main one that parse, judge and hash. One from 128 MiB of input on, unless you
// say otherwise; what comes out is the same with any number.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const alone = await ingest([dump('two-devices.jsonl')], {...account, workers: 0});
const shared = await ingest([dump('two-devices.jsonl')], {...account, workers: 1});
assert.equal(alone.fingerprint, shared.fingerprint);
assert.equal(alone.batches, shared.batches);
await sandbox.stop();
