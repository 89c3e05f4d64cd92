// pick: any other selection, by the path that stream-json gives each value. The records so found know
// their number and file, but no line and no byte.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const {read} = await check([dump('nested.json')], {pick: /^data\.readings\.[01]$/});
assert.equal(read, 2);
