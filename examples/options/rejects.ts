// rejects: a file for the refused data, one a line with its place and reasons. It can be mended by hand and
// sent again with `fromRejects`. It holds health data: only its owner may read it.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

const {sandbox, account} = await start();
const rejects = newFile('rejects.jsonl');
const {rejected} = await ingest([dump('mistakes.jsonl')], {...account, rejects});
const lines = readFileSync(rejects, 'utf8').trim().split('\n');
assert.deepEqual(
  lines.map(line => JSON.parse(line).line),
  [4, 6],
);
assert.equal(lines.length, rejected);
await sandbox.stop();
