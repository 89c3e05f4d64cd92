// defaultDeviceId: the deviceId of data that come without one.

import assert from 'node:assert/strict';
import {check} from 'tidepool-ingest';
import {dump} from '../start.js';

const {devices} = await check([dump('mistakes.jsonl')], {defaultDeviceId: 'CGM-2:1'});
assert.deepEqual(devices, {'CGM-1:42': 4, 'CGM-2:1': 1});
