// onAccepted: called with each datum that passes, in input order, before it is sent: to count, or to draw
// what a report shows. It is done in the main thread.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const kinds = new Map<string | undefined, number>();
const {uploaded} = await ingest([dump('two-devices.jsonl')], {
  ...account,
  onAccepted({kind}) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  },
});
assert.equal(
  [...kinds.values()].reduce((sum, count) => sum + count),
  uploaded,
);
await sandbox.stop();
