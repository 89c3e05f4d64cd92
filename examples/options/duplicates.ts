// duplicates: what becomes of data that equal an earlier one of the input in identity and content. `keep`
// sends them, and the platform sorts them out; `drop` does not, and keeps up to 43 bytes a datum for it.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {uploaded, rejected, duplicates} = await ingest([dump('mistakes.jsonl')], {
  ...account,
  duplicates: 'drop',
});
assert.deepEqual({uploaded, rejected, duplicates}, {uploaded: 3, rejected: 2, duplicates: 1});
await sandbox.stop();
