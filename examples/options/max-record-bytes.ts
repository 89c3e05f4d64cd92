// maxRecordBytes: bytes a record may have, 16 MiB unless you say otherwise. A longer one is refused
// alone, so that one bad record cannot fill the memory.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const lengths: (number | undefined)[] = [];
const {rejected, errors} = await check([dump('two-devices.jsonl')], {
  maxRecordBytes: 94,
  onReject: ({bytes}) => lengths.push(bytes),
});
assert.equal(rejected, lengths.length);
assert.ok(lengths.every(bytes => bytes! > 94));
assert.deepEqual(Object.keys(errors), ['record-too-large']);
