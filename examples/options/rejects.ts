// rejects: a file for the refused data, one a line with its place and what is wrong with it. Mended, it is
// an input again: see `fromRejects`.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

const {sandbox, account} = await start();
const rejects = newFile('rejects.jsonl');
await ingest([dump('mistakes.jsonl')], {...account, rejects});
const lines = readFileSync(rejects, 'utf8').trim().split('\n');
assert.deepEqual(
  lines.map(line => JSON.parse(line)).map(({line, errors: [fault]}) => [line, fault.pointer]),
  [
    [4, '/value'],
    [6, '/deviceId'],
  ],
);
await sandbox.stop();
