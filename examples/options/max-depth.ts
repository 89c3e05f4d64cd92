// maxDepth: brackets that may be open at once in a record, 256 unless you say otherwise.

import assert from 'node:assert/strict';
import {Readable} from 'node:stream';
import {check} from 'tidepool-ingest';

const deep = {type: 'water', payload: {a: {b: {c: {}}}}};
const source = Readable.from([Buffer.from(JSON.stringify([deep]))]);
const {errors} = await check(source, {maxDepth: 3});
assert.deepEqual(errors, {'record-too-deep': 1});
