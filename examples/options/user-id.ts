// userId: whose data these are. It is part of what identifies a datum: without it `check` gives no hashes.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const hashes: (string | undefined)[] = [];
for (const userId of ['5a4db0c001', '5a4db0c002', undefined]) {
  await check([dump('rejects.jsonl')], {
    ...(userId !== undefined && {userId}),
    fromRejects: true,
    onOutcome: outcome => hashes.push(outcome.ok ? outcome.data[0]!.hash : 'refused'),
  });
}
assert.notEqual(hashes[0], hashes[1]);
assert.equal(hashes[2], undefined);
