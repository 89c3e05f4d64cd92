// sessionToken: who asks. A token ends after some time; where there is e-mail and password too, a new one
// is fetched, else the run ends and tells it.

import assert from 'node:assert/strict';
import {type IngestError, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
await assert.rejects(
  ingest([dump('two-devices.jsonl')], {...account, sessionToken: 'an-old-one'}),
  ({code, fault}: IngestError) =>
    code === 'ERR_INGEST_UNAUTHENTICATED' && fault === 'authentication',
);
const {state} = await ingest([dump('two-devices.jsonl')], account);
assert.equal(state, 'closed');
await sandbox.stop();
