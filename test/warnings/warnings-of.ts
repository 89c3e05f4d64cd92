import test from 'ava';
import {isRight} from 'fp-ts/lib/Either.js';
import {decodeDatum, kindOf} from '../../src/datum/index.js';
import {type WarningOptions, warningsOf} from '../../src/warnings/warnings-of.js';
import {cbg, wizard} from '../helpers/data.js';

const now = Date.parse('2026-02-01T00:00:00Z');

const warn = (datum: object, options: Partial<WarningOptions> = {}) => {
  if (!isRight(decodeDatum(datum))) throw new Error('only an accepted datum has warnings');
  return warningsOf(kindOf(datum)!, datum, {now, ids: 'fresh', ...options}).map(
    ({code, pointer, detail}) =>
      [code, pointer, /mean (\w+)\?/.exec(detail)?.[1] ?? ''].join(' ').trim(),
  );
};

const temp = (suppressed: object) => ({
  ...{type: 'basal', deliveryType: 'temp', duration: 1, rate: 1},
  ...{time: '2026-01-01T08:00:00Z', deviceId: 'Pump-1:1', suppressed},
});
const association = (fields: object) =>
  cbg({associations: [{type: 'url', url: 'https://a.org'}, fields]});
const id = 'a'.repeat(32);

const cases: readonly (readonly [note: string, datum: object, warnings: readonly string[]])[] = [
  ['a datum that is as it should be', cbg(), []],
  ['one with a datum inside', wizard(), []],
  ['free-form members', cbg({payload: {valeu: 1}, annotations: [{anything: 1}]}), []],
  ['names of a map', {...pumpSettings(), basalSchedules: {anything: [{start: 0, rate: 1}]}}, []],
  ['null in place of the unknown', cbg({bolus: null}), []],
  [
    'a misspelt field',
    cbg({sampleIntervall: 300_000}),
    ['unknown-field /sampleIntervall sampleInterval'],
  ],
  [
    'letters swapped, another case',
    cbg({Backfliled: true}),
    ['unknown-field /Backfliled backfilled'],
  ],
  ['a name that resembles none', cbg({zebra: 1}), ['unknown-field /zebra']],
  [
    'a name under which it is returned',
    {type: 'cgmSettings', time: '2026-01-01T08:00:00Z', rateOfChangeAlert: {}},
    ['unknown-field /rateOfChangeAlert rateOfChangeAlerts'],
  ],
  ['a slash in the name', cbg({'a/b~': 1}), ['unknown-field /a~1b~0']],
  ['an unknown field in a record', cbg({origin: {nam: 'x'}}), ['unknown-field /origin/nam name']],
  [
    'an unknown field in a list',
    {
      ...pumpSettings(),
      carbRatio: [
        {start: 0, amount: 1},
        {start: 1, amount: 1, ammount: 2},
      ],
    },
    ['unknown-field /carbRatio/1/ammount amount'],
  ],
  [
    'an unknown field in a map',
    {...pumpSettings(), carbRatios: {a: [{start: 0, amount: 1, b: 2}]}},
    ['unknown-field /carbRatios/a/0/b'],
  ],
  [
    'an unknown field in a record that holds itself',
    {
      type: 'food',
      time: '2026-01-01T08:00:00Z',
      ingredients: [{name: 'a', ingredients: [{nme: 'b'}]}],
    },
    ['unknown-field /ingredients/0/ingredients/0/nme name'],
  ],
  [
    'a basal that is suppressed',
    temp({type: 'basal', deliveryType: 'scheduled', rate: 1, duration: 1}),
    ['unknown-field /suppressed/duration'],
  ],
  [
    'an unknown field in a datum inside',
    embedding({nromal: 1}),
    ['unknown-field /bolus/nromal normal'],
  ],
  [
    'what the platform writes itself',
    cbg({uploadId: 'x', _active: true}),
    ['server-owned-field /uploadId', 'server-owned-field /_active'],
  ],
  [
    'the same names further down',
    cbg({origin: {name: 'a', guid: 'x'}}),
    ['unknown-field /origin/guid'],
  ],
  ['an offset in place of Z', cbg({time: '2026-01-01T09:00:00+01:00'}), ['time-not-utc /time']],
  ['a clock never set', cbg({time: '2005-12-31T23:59:59Z'}), ['time-implausible /time']],
  ['the first plausible instant', cbg({time: '2006-01-01T00:00:00Z'}), []],
  ['a day from now', cbg({time: '2026-02-02T00:00:00Z'}), []],
  ['more than that', cbg({time: '2026-02-02T00:00:00.001Z'}), ['time-implausible /time']],
  [
    'an instant that only Go reads',
    cbg({time: '2005-12-31T8:00:00,5Z'}),
    ['time-implausible /time'],
  ],
  [
    'an offset that nobody can print',
    cbg({time: '2026-01-01T09:00:00+24:00', deviceTime: '2026-01-01T09:00:00', timezoneOffset: 0}),
    ['time-not-utc /time'],
  ],
  ['a clock that fits', clock('2026-01-01T00:00:00', {timezoneOffset: -480}), []],
  [
    'a clock that fits but for its drift',
    clock('2026-01-01T00:05:00', {timezoneOffset: -480, clockDriftOffset: 300_000}),
    [],
  ],
  [
    'a clock that was set wrong, and noted',
    clock('2025-12-01T00:00:00', {timezoneOffset: -480, conversionOffset: -31 * 86_400_000}),
    [],
  ],
  [
    'a clock whose drift is noted beside',
    clock('2026-01-01T00:00:00', {timezoneOffset: -480, clockDriftOffset: 300_000}),
    [],
  ],
  ['a clock without an offset to compare', clock('2020-01-01T00:00:00', {}), []],
  [
    'a clock that does not fit',
    clock('2026-01-01T08:00:00', {timezoneOffset: -480}),
    ['device-time-mismatch /deviceTime'],
  ],
  [
    'times of a datum inside',
    embedding({time: '2005-01-01T01:00:00+01:00'}),
    ['time-not-utc /bolus/time', 'time-implausible /bolus/time'],
  ],
  [
    'a datum inside of another device',
    embedding({deviceId: 'Pump-2:2'}),
    ['embedded-other-device /bolus/deviceId'],
  ],
  [
    'an association with a datum',
    association({type: 'datum', id}),
    ['association-to-changing-id /associations/1/id'],
  ],
  ['an association with a picture', association({type: 'image', id}), []],
];

function embedding(fields: object) {
  const {bolus, ...outer} = wizard();
  return {...outer, bolus: {...bolus, ...fields}};
}

function clock(deviceTime: string, fields: object) {
  return cbg({deviceTime, ...fields});
}

function pumpSettings() {
  return {type: 'pumpSettings', time: '2026-01-01T08:00:00Z', activeSchedule: 'a'};
}

for (const [note, datum, expected] of cases) {
  test(`warningsOf - ${note}`, t => {
    t.deepEqual(warn(datum), [...expected]);
  });
}

test('warningsOf - with the ids kept an association holds', t => {
  t.deepEqual(warn(association({type: 'datum', id}), {ids: 'kept'}), []);
});

test('warningsOf - details hold no value', t => {
  const datum = cbg({time: '2005-12-31T23:59:59+01:00', zebra: 'secret', value: 12.34});
  for (const {detail} of warningsOf('cbg', datum, {now, ids: 'fresh'})) {
    t.notRegex(detail, /secret|12\.34|2005-12/);
  }
});
