import test from 'ava';
import {decodeDatum, kindOf, normaliseDatum} from '../../src/datum/index.js';
import {type ChangeName, changes} from '../../src/prepare/changes.js';
import {prepareDatum} from '../../src/prepare/prepare-datum.js';
import {cbg} from '../helpers/data.js';

interface Case {
  readonly change: ChangeName;
  readonly note: string;
  readonly export: Record<string, unknown>;
  readonly sent: Record<string, unknown>;
}

const common = {deviceId: 'Pump-1:1', time: '2018-02-28T20:00:00Z'};
const basal = {type: 'basal', deliveryType: 'scheduled', duration: 1000, rate: 1, ...common};
const temp = {type: 'basal', deliveryType: 'temp', duration: 1000, rate: 1, ...common};
const suppressed = {type: 'basal', deliveryType: 'scheduled', rate: 2};
const wizard = {type: 'wizard', units: 'mmol/L', ...common};
const settings = {type: 'cgmSettings', units: 'mmol/L', ...common};
const pump = {type: 'pumpSettings', activeSchedule: 'one', ...common};
const timeChange = {type: 'deviceEvent', subType: 'timeChange', ...common};
const rates = (fall: number, rise: number) => ({
  fallRate: {enabled: true, rate: fall},
  riseRate: {enabled: true, rate: rise},
});

const cases: readonly Case[] = [
  {
    change: 'null-member',
    note: 'padding of an account export',
    export: cbg({bolus: null, annotations: null}),
    sent: cbg(),
  },
  {
    change: 'server-owned',
    note: 'but not the id',
    export: cbg({id: 'a'.repeat(32), uploadId: 'upid_1', guid: 'x', _active: true, byUser: 'y'}),
    sent: cbg({id: 'a'.repeat(32)}),
  },
  {
    change: 'returned-name',
    note: 'rateOfChangeAlert, unless the other name is taken',
    export: {...settings, units: 'mg/dL', rateOfChangeAlert: rates(-3, 3)},
    sent: {...settings, units: 'mg/dL', rateOfChangeAlerts: rates(-3, 3)},
  },
  {
    change: 'stored-units',
    note: 'values that are whole only in mg/dL',
    export: {
      ...pump,
      bgTarget: [{start: 0, target: 7.2159723884, high: 8.8811967857}],
      insulinSensitivity: [{start: 0, amount: 2.77537}],
      units: {bg: 'mg/dL', carb: 'grams'},
    },
    sent: {
      ...pump,
      bgTarget: [{start: 0, target: 7.2159723884, high: 8.8811967857}],
      insulinSensitivity: [{start: 0, amount: 2.77537}],
      units: {bg: 'mmol/L', carb: 'grams'},
    },
  },
  {
    change: 'json-text',
    note: 'objects and lists',
    export: {
      ...temp,
      payload: '{"a":[1]}',
      annotations: '[{"code":"b"}]',
      suppressed: JSON.stringify(suppressed),
    },
    sent: {...temp, payload: {a: [1]}, annotations: [{code: 'b'}], suppressed},
  },
  {
    change: 'json-text',
    note: 'numbers and switches',
    export: cbg({value: '5.5', backfilled: 'true', timezoneOffset: '-480'}),
    sent: cbg({backfilled: true, timezoneOffset: -480}),
  },
  {
    change: 'json-text',
    note: 'null in a text is none',
    export: {...wizard, bgTarget: 'null', recommended: '{"net":1}'},
    sent: {...wizard, recommended: {net: 1}},
  },
  {
    change: 'empty-value',
    note: 'objects, lists and texts',
    export: cbg({payload: {}, annotations: [], tags: [], timezone: '', location: {}}),
    sent: cbg(),
  },
  {
    change: 'empty-value',
    note: 'an object of nulls, and a list of nothing else',
    export: cbg({payload: {a: null}, annotations: [{}, null]}),
    sent: cbg(),
  },
  {
    change: 'placeholder',
    note: 'in a datum inside another',
    export: {
      ...wizard,
      bolus: {
        type: 'bolus',
        subType: 'normal',
        normal: 1,
        expectedNormal: '**OPTIONAL**',
        ...common,
      },
    },
    sent: {...wizard, bolus: {type: 'bolus', subType: 'normal', normal: 1, ...common}},
  },
  {
    change: 'retired-source',
    note: 'a manufacturer',
    export: {...pump, source: 'Medtronic'},
    sent: pump,
  },
  {
    change: 'local-time',
    note: 'both ends of a clock change',
    export: {
      ...timeChange,
      from: {time: '2018-03-11T02:00:00Z'},
      to: {time: '2018-03-11T03:00:00.5Z', timeZoneName: 'US/Pacific'},
    },
    sent: {
      ...timeChange,
      from: {time: '2018-03-11T02:00:00'},
      to: {time: '2018-03-11T03:00:00.5', timeZoneName: 'US/Pacific'},
    },
  },
  {
    change: 'local-time',
    note: 'the clock of the device',
    export: {...basal, deviceTime: '2018-02-28T12:00:00Z'},
    sent: {...basal, deviceTime: '2018-02-28T12:00:00'},
  },
  {
    change: 'foreign-id',
    note: 'a GUID',
    export: cbg({id: '0C081A3B-834B-45CF-93A6-2D7EEDBF3F54'}),
    sent: cbg(),
  },
  {
    change: 'units-as-sent',
    note: '1,000 mg/dL, and what stands beside it in these units',
    export: {
      ...wizard,
      bgInput: 55.50748,
      bgTarget: {target: 5.55075},
      insulinSensitivity: 2.77537,
    },
    sent: {
      ...wizard,
      units: 'mg/dL',
      bgInput: 1000,
      bgTarget: {target: 100},
      insulinSensitivity: 50,
    },
  },
  {
    change: 'units-as-sent',
    note: 'a rate of change has units of its own',
    export: cbg({trendRate: -5.55075, trendRateUnits: 'mmol/L/minute'}),
    sent: cbg({trendRate: -100, trendRateUnits: 'mg/dL/minute'}),
  },
  {
    change: 'units-as-sent',
    note: 'alerts of a monitor',
    export: {
      ...settings,
      lowAlerts: {enabled: true, level: 4.4406, snooze: 0},
      rateOfChangeAlert: rates(-0.16652, 0.11101),
    },
    sent: {
      ...settings,
      units: 'mg/dL',
      lowAlerts: {enabled: true, level: 80, snooze: 0},
      rateOfChangeAlerts: rates(-3, 2),
    },
  },
  {
    change: 'rounded-rate',
    note: 'where another level was never rounded',
    export: {
      ...settings,
      lowAlerts: {enabled: true, level: 4.4406034822, snooze: 0},
      rateOfChangeAlerts: rates(-0.16652, 0.1110149598),
    },
    sent: {
      ...settings,
      lowAlerts: {enabled: true, level: 4.4406034822, snooze: 0},
      rateOfChangeAlerts: rates(-0.16652243973136602, 0.11101495982091067),
    },
  },
];

for (const {change, note, export: given, sent} of cases) {
  test(`${change} - ${note}`, t => {
    const before = structuredClone(given);
    const prepared = prepareDatum(given);
    t.deepEqual(prepared.value, sent);
    t.true(prepared.changes.has(change));
    t.is(prepared.verdict, 'accepted');
    t.is(decodeDatum(sent)._tag, 'Right');
    t.deepEqual(given, before, 'what came in is not touched');
  });
}

test('changes - each that is made to a single datum has a case', t => {
  const elsewhere = [
    ...['upload-record', 'reference-resolved', 'embedded-datum', 'reference-removed'],
    'retired-type',
  ];
  const tried = new Set<string>(cases.map(({change}) => change));
  t.deepEqual(
    changes.map(({name}) => name).filter(name => !tried.has(name)),
    changes.map(({name}) => name).filter(name => elsewhere.includes(name)),
  );
});

test('changes - in other units the very same numbers are stored', t => {
  const given = cases.filter(
    ({change}) => change === 'units-as-sent' || change === 'returned-name',
  );
  for (const {note, export: raw, sent} of given) {
    const {rateOfChangeAlert, ...stored} = raw;
    const [again] = normaliseDatum(kindOf(sent)!, sent, () => '0'.repeat(32));
    const {id, ...fields} = again!;
    if (sent.units !== raw.units || 'trendRate' in sent) {
      t.deepEqual(fields, rateOfChangeAlert ? {...stored, rateOfChangeAlert} : stored, note);
    }
  }
});

const untouched: readonly (readonly [note: string, datum: unknown])[] = [
  ['a valid datum', cbg({unknown: 1, payload: {a: null, b: 1}})],
  ['an unknown type', {type: 'settings', uploadId: 'x', ...common}],
  ['an unknown sub-type', {type: 'bolus', subType: 'injected', normal: 1, ...common}],
  ['null', null],
  ['a text', 'cbg'],
  ['a value too high', cbg({value: 55.6})],
  [
    '1,000 mg/dL with a neighbour that was never rounded',
    {...wizard, bgInput: 55.50748, insulinSensitivity: 2.7753739955},
  ],
  ['JSON of another shape', cbg({payload: '[1]'})],
  ['text that is no JSON', cbg({payload: "{'a': 1}"})],
  ['an empty field that is asked for', {...pump, activeSchedule: ''}],
  ['a placeholder in a field that is asked for', cbg({units: '**OPTIONAL**'})],
  ['settings in mg/dL', {...pump, units: {bg: 'mg/dL', carb: 'grams'}, bgSafetyLimit: 12.5}],
  ['settings in mg/dL, whole', {...pump, units: {bg: 'mg/dL', carb: 'grams'}, bgSafetyLimit: 54}],
  [
    'a name that begins the prototype',
    JSON.parse(JSON.stringify(cbg()).replace('{', '{"__proto__":{"a":1},')),
  ],
];

for (const [note, datum] of untouched) {
  test(`prepareDatum - hands back as it is ${note}`, t => {
    t.is(prepareDatum(datum).value, datum);
  });
}

test('prepareDatum - keeps a member called __proto__', t => {
  const text = JSON.stringify(cbg({bolus: null})).replace('{', '{"__proto__":{"a":1},');
  const {value} = prepareDatum(JSON.parse(text));
  t.is(JSON.stringify(value), text.replace(',"bolus":null', ''));
});

test('prepareDatum - refuses a number too large for the platform in the JSON of a text', t => {
  t.is(prepareDatum(cbg({payload: '{"a":1e400}'})).verdict, 'refused');
});
