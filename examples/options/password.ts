// password: with `email`, see there. A wrong one ends the run before anything is opened.

import assert from 'node:assert/strict';
import {type IngestError, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {baseUrl, userId} = account;
const wrong = {email: 'sandbox@example.org', password: 'wrong'};
await assert.rejects(
  ingest([dump('two-devices.jsonl')], {baseUrl, userId, ...wrong}),
  ({code}: IngestError) => code === 'ERR_INGEST_LOGIN',
);
assert.equal(sandbox.counts().dataSets, 0);
await sandbox.stop();
