// A Nightscout export to data: `entries.json` and `treatments.json`, as `/api/v1/` gives them or mongoexport.
//
// What becomes of it: sgv is cbg, mbg and "BG Check" are smbg, insulin is a bolus (an automated one where a
// loop gave it), carbs are food. What does not: calibrations; sgv below 39, which are the sensor's error
// codes; temporary basals, which end early where the next begins, and extended boluses, which say only
// in part what was given; site changes, exercise, notes, announcements; profiles, which would be pump
// settings. What is left out is counted, by type, and never guessed.

import assert from 'node:assert/strict';
import {type Block, Item, ingest, type Stage} from 'tidepool-ingest';
import {dump, start} from '../start.js';

/** Makes data of Nightscout's records; those that it cannot are counted in `left`. */
function fromNightscout(left: Map<string, number>): Stage {
  return async function* (blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
    for await (const {items} of blocks) yield {items: items.flatMap(convert)};
  };

  function convert(item: Item): Item[] {
    if (item.refusal) return [item];
    const record = Object(item.value) as NightscoutRecord;
    const data = record.eventType === undefined ? fromEntry(record) : fromTreatment(record);
    if (data.length === 0) {
      const type = record.eventType ?? record.type ?? 'unknown';
      left.set(type, (left.get(type) ?? 0) + 1);
    }
    return data.map(datum => {
      const made = new Item(item.index, item.file, item.byte, item.line, item.value, item.bytes);
      made.replace({...commonOf(record), ...datum}); // a refusal still shows the record as it came
      return made;
    });
  }
}

function fromEntry({type, sgv, mbg, direction = ''}: NightscoutRecord): object[] {
  if (type === 'sgv' && sgv! >= 39) {
    const trend = trends[direction];
    return [{type: 'cbg', units: 'mg/dL', value: sgv, ...(trend && {trend})}];
  }
  if (type === 'mbg') return [{type: 'smbg', units: 'mg/dL', value: mbg}];
  return [];
}

function fromTreatment(record: NightscoutRecord): object[] {
  const {eventType, insulin, carbs, glucose, units = '', automatic} = record;
  const data: object[] = [];
  if (eventType === 'Combo Bolus') return data;
  if (insulin) {
    const subType = automatic || eventType === 'SMB' ? 'automated' : 'normal';
    data.push({type: 'bolus', subType, normal: insulin});
  }
  if (carbs) data.push({type: 'food', nutrition: {carbohydrate: {net: carbs, units: 'grams'}}});
  if (eventType === 'BG Check' && glucose) {
    data.push({type: 'smbg', units: /mmol/.test(units) ? 'mmol/L' : 'mg/dL', value: glucose});
  }
  return data;
}

function commonOf({_id, date, created_at, device, utcOffset}: NightscoutRecord) {
  const time = date === undefined ? created_at : new Date(date).toISOString();
  return {
    ...{time, deviceId: `Nightscout:${device ?? 'treatments'}`},
    ...(utcOffset !== undefined && {timezoneOffset: utcOffset}),
    payload: {nightscoutId: _id},
  };
}

/** What of a record is looked at; its units of time are milliseconds and minutes. */
interface NightscoutRecord {
  readonly _id: unknown;
  readonly type?: string;
  readonly date?: number;
  readonly sgv?: number;
  readonly mbg?: number;
  readonly direction?: string;
  readonly device?: string;
  readonly utcOffset?: number;
  readonly eventType?: string;
  readonly created_at?: string;
  readonly insulin?: number;
  readonly carbs?: number;
  readonly glucose?: number;
  readonly units?: string;
  readonly automatic?: boolean;
}

const trends: Readonly<Record<string, string>> = {
  DoubleUp: 'rapidRise',
  SingleUp: 'moderateRise',
  FortyFiveUp: 'slowRise',
  Flat: 'constant',
  FortyFiveDown: 'slowFall',
  SingleDown: 'moderateFall',
  DoubleDown: 'rapidFall',
};

// Tried against a sandbox:
const {sandbox, account} = await start();
const left = new Map<string, number>();
const refused: string[] = [];
const files = [dump('nightscout/entries.json'), dump('nightscout/treatments.json')];
const {uploaded} = await ingest(files, {
  ...account,
  through: () => [fromNightscout(left)],
  onReject: ({index, errors: [fault]}) => refused.push(`record ${index}: ${fault?.detail}`),
});
const stored = sandbox.state().data.map(({type}) => String(type));
const kinds = ['bolus', 'bolus', 'bolus', 'cbg', 'cbg', 'cbg', 'food', 'food', 'smbg', 'smbg'];
assert.deepEqual(stored.sort(), kinds);
assert.equal(uploaded, kinds.length);
assert.deepEqual(refused, ['record 15: type is not float64, but string']); // insulin of "1,5"
assert.deepEqual(Object.fromEntries(left), {
  ...{sgv: 1, cal: 1, 'Temp Basal': 1, 'Combo Bolus': 1, 'Site Change': 1, Note: 1},
});
await sandbox.stop();
