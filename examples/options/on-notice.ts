// onNotice: called with what a person should know of how the run goes on: here, that nothing came in and
// a stream is read from the copy that the run before kept beside its ledger.

import assert from 'node:assert/strict';
import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

const {sandbox, account} = await start();
const ledger = newFile('upload.ledger');
sandbox.faults([{at: 'add', do: 'hang-up-before'}]);
const first = createReadStream(dump('two-devices.jsonl'));
await assert.rejects(ingest(first, {...account, ledger, retries: 0}));

const notices: string[] = [];
const {uploaded} = await ingest(Readable.from([]), {
  ...account,
  ledger,
  onNotice: notice => notices.push(notice),
});
assert.equal(uploaded, 24);
assert.match(notices[0] ?? '', /^Nothing comes in: going on with /);
await sandbox.stop();
