// file: what a stream of bytes is called in messages and places, where it has no name of its own.

import assert from 'node:assert/strict';
import {createReadStream} from 'node:fs';
import {items, read} from 'tidepool-ingest';
import {dump} from '../start.js';

const bytes = createReadStream(dump('two-devices.jsonl'));
for await (const {file, index, line} of items(bytes, read({file: 'monday'}))) {
  assert.equal(file, 'monday');
  assert.equal(line, index + 1);
}
