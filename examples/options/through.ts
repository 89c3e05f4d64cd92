// through: stages of your own between reading and judging. They may change data, leave some out or make
// more, and all that `ingest` does besides stays as it is.

import assert from 'node:assert/strict';
import {each, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const nameZone = () => each(({value}) => ({...(value as object), timezone: 'Europe/Berlin'}));
await ingest([dump('two-devices.jsonl')], {...account, through: () => [nameZone()]});
assert.ok(sandbox.state().data.every(({timezone}) => timezone === 'Europe/Berlin'));
await sandbox.stop();
