// A folder of dumps: all files below it are one input, so that what two of them have in common is found.

import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {type IngestOptions, ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

/** Uploads the dumps below a folder in the order of their names; the same call again goes on. */
async function uploadFolder(folder: string, options: IngestOptions) {
  const names = await readdir(folder, {recursive: true});
  const dumps = names.filter(name => /\.jsonl?(\.gz|\.zst)?$/.test(name)).sort();
  return ingest(
    dumps.map(name => path.join(folder, name)),
    {...options, duplicates: 'drop'},
  );
}

// Tried against a sandbox:
const {sandbox, account} = await start();
const folder = path.dirname(dump('folder/monday.jsonl'));
const options = {...account, ledger: newFile('folder.ledger')};
const summary = await uploadFolder(folder, options);
assert.deepEqual([summary.uploaded, summary.duplicates], [6, 2]); // the night is in both files
assert.equal((await uploadFolder(folder, options)).earlier, 'done');
assert.equal(sandbox.counts().activeData, 6);
await sandbox.stop();
