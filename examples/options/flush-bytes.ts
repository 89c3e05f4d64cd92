// flushBytes: bytes a request body may have, 4 MiB unless you say otherwise. Only a datum that alone is
// longer exceeds it.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {batches, bytes} = await ingest([dump('two-devices.jsonl')], {...account, flushBytes: 700});
assert.ok(batches > 4);
assert.ok(bytes <= batches * 700);
await sandbox.stop();
