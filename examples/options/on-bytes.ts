// onBytes: told how many bytes were taken from a file, as they lie there; a bar can be made of it.

import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const file = dump('two-devices.jsonl');
let taken = 0;
await check([file], {onBytes: bytes => (taken += bytes)});
assert.equal(taken, statSync(file).size);
