// fromRejects: the input is a rejects file, mended by hand; the datum of each line is the record.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const {read, valid} = await check([dump('rejects.jsonl')], {fromRejects: true});
assert.deepEqual({read, valid}, {read: 1, valid: 1});
