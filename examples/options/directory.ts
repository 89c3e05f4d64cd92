// directory: a folder in which the sandbox keeps what is stored, across restarts and crashes.

import assert from 'node:assert/strict';
import {ingest, startSandbox} from 'tidepool-ingest';
import {dump, newFile} from '../start.js';

const directory = newFile('sandbox');
const first = await startSandbox({directory});
const {userId, sessionToken} = first;
await ingest([dump('two-devices.jsonl')], {baseUrl: first.url, userId, sessionToken});
await first.stop();

const again = await startSandbox({directory});
assert.equal(again.counts().activeData, 24);
await again.stop();
