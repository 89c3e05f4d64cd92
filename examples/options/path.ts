// path: where the array of records lies inside an object, its keys joined by points.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const {read} = await check([dump('nested.json')], {path: 'data.readings'});
assert.equal(read, 3);
