// baseUrl: everything before `/v1/`: https://api.tidepool.org, or an environment for trials such as
// https://int-api.tidepool.org/dataservices. Plain http is for this machine alone.

import assert from 'node:assert/strict';
import {type IngestError, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const summary = await ingest([dump('two-devices.jsonl')], {...account, baseUrl: `${sandbox.url}/`});
assert.equal(summary.state, 'closed');

await assert.rejects(
  ingest([dump('two-devices.jsonl')], {...account, baseUrl: 'http://api.tidepool.org'}),
  ({code}: IngestError) => code === 'ERR_INGEST_USAGE',
);
await sandbox.stop();
