// onNotice: called with what a person should know of how the run goes on, such as that nothing came by
// standard input and an earlier run's copy of it is used.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {Readable} from 'node:stream';
import {ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

const {sandbox, account} = await start();
const notices: string[] = [];
const options = {...account, ledger: newFile('upload.ledger'), batchSize: 10, retries: 0};
const run = (bytes: Buffer[]) =>
  ingest(Readable.from(bytes), {...options, onNotice: notice => notices.push(notice)});

sandbox.faults([{at: 'add', do: 'hang-up-before', after: 1, times: -1}]);
await assert.rejects(run([readFileSync(dump('two-devices.jsonl'))]));

sandbox.clearFaults();
assert.equal((await run([])).uploaded, 24);
assert.equal(notices.length, 1);
await sandbox.stop();
