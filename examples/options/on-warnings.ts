// onWarnings: called at the end of `check` and of a dry run with what the platform accepts and a person should
// know of, such as a misspelt field, which it drops without a word.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

await check([dump('mistakes.jsonl')], {
  onWarnings([first]) {
    assert.equal(first?.code, 'unknown-field');
    assert.match(first?.detail ?? '', /did you mean sampleInterval\?/);
    assert.equal(first?.places[0]?.line, 5);
  },
});
