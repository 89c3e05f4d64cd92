// onReject: called with each refused datum: where it stands, what is wrong with it in the platform's
// words, and the datum as it came.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const refused: string[] = [];
await check([dump('mistakes.jsonl')], {
  onReject({line, errors: [fault], datum}) {
    refused.push(`line ${line}, ${fault?.pointer}: ${fault?.detail}`);
    assert.equal(JSON.parse(datum!).type, 'cbg');
  },
});
assert.deepEqual(refused, [
  'line 4, /value: value 1001 is not between 0 and 1000',
  'line 6, /deviceId: value does not exist',
]);
