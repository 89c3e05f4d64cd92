// ledger: a file that makes a run resumable. The same call again goes on where this one stopped, in
// another process too; when all was done, it only says so. `--state FILE` on the command line.

import assert from 'node:assert/strict';
import {type IngestFailure, ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

const {sandbox, account} = await start();
const options = {...account, ledger: newFile('upload.ledger'), batchSize: 10, retries: 0};
const run = () => ingest([dump('two-devices.jsonl')], {...options, concurrency: 1});

sandbox.faults([{at: 'add', do: 'hang-up-before', after: 2, times: -1}]);
await assert.rejects(run(), ({resumable}: IngestFailure) => resumable);

sandbox.clearFaults();
assert.equal((await run()).uploaded, 24);
assert.equal((await run()).earlier, 'done');
assert.equal(sandbox.counts().data, 24);
await sandbox.stop();
