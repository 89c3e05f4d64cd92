// onOutcome: called by `check` with the verdict on each datum, in input order. A promise that it returns is
// waited for, so a slow reader holds the reading back.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const verdicts: string[] = [];
await check([dump('mistakes.jsonl')], {
  async onOutcome({index, ok, kind}) {
    verdicts.push(`${index} ${kind} ${ok ? 'valid' : 'refused'}`);
  },
});
assert.equal(verdicts.length, 6);
assert.equal(verdicts[3], '3 cbg refused');
