// keepIds: keeps the `id` of each datum that has one. Else each attempt gives it a fresh one, by which
// an attempt in doubt can be undone surely.

import assert from 'node:assert/strict';
import {Readable} from 'node:stream';
import {ingest} from 'tidepool-ingest';
import {start} from '../start.js';

const id = '0123456789abcdef0123456789abcdef';
const time = '2026-01-05T08:00:00Z';
const datum = {type: 'smbg', deviceId: 'Meter-1', time, units: 'mg/dL', value: 100, id};
const source = () => Readable.from([Buffer.from(JSON.stringify([datum]))]);

const {sandbox, account} = await start();
await ingest(source(), {...account, keepIds: true});
await ingest(source(), account);
const [kept, fresh] = sandbox.state().data;
assert.equal(kept?.id, id);
assert.notEqual(fresh?.id, id);
await sandbox.stop();
