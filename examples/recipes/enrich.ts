// Enrich on the way: a stage of your own between reading and judging adds what the dump does not say.

import assert from 'node:assert/strict';
import {each, ingest, type Stage} from 'tidepool-ingest';
import {dump, start} from '../start.js';

/** Adds the time zone of its device to each datum that has none; the look-up may take its time. */
function addZones(zoneOf: (deviceId: string) => Promise<string | undefined>): Stage {
  return each(async ({value}) => {
    const datum = value as {deviceId?: string; timezone?: string};
    if (datum.deviceId === undefined || datum.timezone !== undefined) return value;
    const timezone = await zoneOf(datum.deviceId);
    return timezone === undefined ? value : {...datum, timezone};
  });
}

// Tried against a sandbox:
const zones = new Map([['CGM-1:42', 'Europe/Berlin']]);
const {sandbox, account} = await start();
const {uploaded} = await ingest([dump('two-devices.jsonl')], {
  ...account,
  through: () => [addZones(async deviceId => zones.get(deviceId))],
});
assert.equal(uploaded, 24);
const zoned = sandbox.state().data.filter(({timezone}) => timezone === 'Europe/Berlin');
assert.ok(zoned.length === 20 && zoned.every(({type}) => type === 'cbg'));
await sandbox.stop();
