// onAccepted: called with each datum that passes, in input order, before it is sent: to count, to plot.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const values: number[] = [];
await check([dump('mistakes.jsonl')], {
  onAccepted({kind, value}) {
    if (kind === 'cbg') values.push((value as {value: number}).value);
  },
});
assert.deepEqual(values, [100, 113, 100, 112]);
