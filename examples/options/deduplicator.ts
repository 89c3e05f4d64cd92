// deduplicator: how the platform tells data it already has. It decides as well what a datum must have:
// the default needs a deviceId, `none` does not.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const strict = await check([dump('mistakes.jsonl')]);
const lenient = await check([dump('mistakes.jsonl')], {deduplicator: 'none'});
assert.equal(strict.rejected - lenient.rejected, 1);
assert.deepEqual(strict.errors, {'value-out-of-range': 1, 'value-not-exists': 1});
