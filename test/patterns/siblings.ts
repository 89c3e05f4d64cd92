import test from 'ava';
import type {Node, RecordNode} from '../../src/codec/node.js';
import {allKinds} from '../../src/datum/find.js';
import {cbg} from '../helpers/data.js';
import {TwoWays} from '../helpers/two-ways.js';
import {partsOf} from '../helpers/written.js';

const base = {deviceId: 'device-1', time: '2026-01-01T08:00:00Z'};
const alert = {
  type: 'alert',
  ...base,
  name: 'low',
  issuedTime: base.time,
  priority: 'normal',
  sound: 'silence',
  trigger: 'immediate',
};
const bolus = {type: 'bolus', ...base, subType: 'normal'};
const square = {type: 'bolus', ...base, subType: 'square'};
const automated = {type: 'bolus', ...base, subType: 'automated'};
const suspend = {type: 'basal', ...base, deliveryType: 'suspend'};
const wizard = {type: 'wizard', ...base};
const food = {type: 'food', ...base};
const battery = {state: 'charging', units: 'percent', remaining: 0.5};
const status = {type: 'pumpStatus', ...base};
const later = '2026-01-01T09:00:00Z';
const prime = {type: 'deviceEvent', subType: 'prime', ...base};

/** Valid data, and what may become of them by one change that another member forbids or allows. */
const cases: Readonly<Record<string, readonly [learned: object, ...others: object[]]>> = {
  'units that set the limits': [
    cbg({value: 40}),
    ...['mmol/l', 'mg/dL', 'mg/dl', 'grams'].flatMap(units => [
      cbg({units, value: 40}),
      cbg({units, value: 100}),
    ]),
  ],
  'units of a rate': [
    cbg({trendRateUnits: 'mg/dL/minute', trendRate: 5}),
    cbg({trendRateUnits: 'mg/dL/minute', trendRate: 50}),
    cbg({trendRateUnits: 'mmol/L/minute', trendRate: 50}),
    cbg({trendRateUnits: 'mmol/L/minute', trendRate: null}),
    cbg({trendRateUnits: null, trendRate: 50}),
  ],
  'an upper bound': [
    {...bolus, normal: 1, expectedNormal: 2},
    {...bolus, normal: 2, expectedNormal: 2},
    {...bolus, normal: 2.1, expectedNormal: 2},
    {...bolus, normal: 1, expectedNormal: 0.9},
    {...bolus, normal: 1, expectedNormal: 100.5},
    {...bolus, normal: 1, expectedNormal: null},
  ],
  'two upper bounds': [
    {...square, duration: 5, expectedDuration: 6, extended: 1, expectedExtended: 2},
    {...square, duration: 6, expectedDuration: 6, extended: 2, expectedExtended: 2},
    {...square, duration: 7, expectedDuration: 6, extended: 1, expectedExtended: 2},
    {...square, duration: 5, expectedDuration: 4, extended: 1, expectedExtended: 2},
    {...square, duration: 5, expectedDuration: 6, extended: 1, expectedExtended: 0},
  ],
  'a lower bound': [
    {...suspend, duration: 5, expectedDuration: 6},
    {...suspend, duration: 6, expectedDuration: 6},
    {...suspend, duration: 7, expectedDuration: 6},
    {...suspend, duration: 5, expectedDuration: 4},
  ],
  'a number that asks for another': [
    {...automated, normal: 0, expectedNormal: 1},
    {...automated, normal: 1, expectedNormal: 1},
    {...automated, normal: 0, expectedNormal: 0},
    {...automated, normal: 0},
  ],
  'a time not to lie before': [
    {...alert, issuedTime: base.time, acknowledgedTime: later},
    {...alert, issuedTime: later, acknowledgedTime: later},
    {...alert, issuedTime: later, acknowledgedTime: base.time},
    {...alert, issuedTime: '2026-01-01T10:00:00Z', acknowledgedTime: later},
    {...alert, issuedTime: base.time, acknowledgedTime: '2025-01-01T09:00:00Z'},
  ],
  'a word that asks for another member': [
    alert,
    {...alert, trigger: 'delayed'},
    {...alert, sound: 'name'},
    {...alert, sound: 'vibrate'},
    {...alert, priority: 'critical'},
  ],
  'a word that forbids another member': [
    {...food, meal: 'other', mealOther: 'tea'},
    {...food, meal: 'lunch', mealOther: 'tea'},
    {...food, meal: 'other', mealOther: 'beer'},
    {...food, meal: 'other', mealOther: ''},
  ],
  'a target in units of the datum': [
    {...wizard, units: 'mmol/L', bgTarget: {target: 5, range: 2}, bgInput: 6},
    {...wizard, units: 'mmol/L', bgTarget: {target: 5, range: 5}, bgInput: 6},
    {...wizard, units: 'mmol/L', bgTarget: {target: 5, range: 6}, bgInput: 6},
    {...wizard, units: 'mmol/L', bgTarget: {target: 1, range: 2}, bgInput: 6},
    {...wizard, units: 'mg/dL', bgTarget: {target: 5, range: 2}, bgInput: 6},
    {...wizard, units: 'mg/dL', bgTarget: {target: 5, range: 2}, bgInput: 60},
    {...wizard, units: 'mmol/L', bgTarget: {target: 5, range: 2}, bgInput: 60},
  ],
  'a member in units beside it': [
    {...status, battery},
    {...status, battery: {...battery, remaining: 1}},
    {...status, battery: {...battery, remaining: 1.1}},
    {...status, battery: {...battery, units: 'grams'}},
    {...status, battery: {...battery, state: 'full'}},
    {...status, battery: {...battery, time: 'now'}},
  ],
  'a state that asks for a time': [
    {...status, basalDelivery: {state: 'scheduled', time: later}},
    {...status, basalDelivery: {state: 'suspended', time: base.time}},
    {...status, basalDelivery: {state: 'initiating', time: later}},
    {...status, basalDelivery: {state: 'temporary', time: later}},
  ],
  'a target of a prime': [
    {...prime, primeTarget: 'cannula', volume: 5},
    {...prime, primeTarget: 'cannula', volume: 10},
    {...prime, primeTarget: 'cannula', volume: 11},
    {...prime, primeTarget: 'tubing', volume: 11},
  ],
  'a type': [
    cbg({type: 'smbg', subType: 'manual', value: 5}),
    cbg({type: 'cbg', subType: 'manual', value: 5}),
    cbg({type: 'smbg', subType: 'linked', value: 5}),
    cbg({type: 'smbg', subType: 'other', value: 5}),
    cbg({type: 'bloodKetone', subType: 'manual', value: 50}),
    cbg({type: 'nothing', subType: 'manual', value: 5}),
  ],
  'what becomes of an id': [
    cbg({id: '0123456789abcdef0123456789abcdef'}),
    cbg({id: 'fedcba9876543210fedcba9876543210'}),
    cbg({id: 'FEDCBA9876543210fedcba9876543210'}),
    cbg({id: null}),
    cbg({id: ''}),
  ],
  'an origin that is needed': [
    cbg({origin: {id: 'a', name: 'b'}}),
    cbg({origin: {id: 'c', name: 'b'}}),
    cbg({origin: {id: null, name: 'b'}}),
    cbg({origin: {id: '', name: 'b'}}),
    cbg({origin: {name: 'b'}}),
    cbg({origin: null}),
  ],
  'a device that is needed': [
    cbg({deviceId: 'device-1'}),
    cbg({deviceId: 'device-2'}),
    cbg({deviceId: null}),
    cbg({deviceId: ''}),
    cbg({deviceId: 5}),
  ],
  'a list that may hold a text once': [
    cbg({tags: ['a', 'b']}),
    cbg({tags: ['a', 'a']}),
    cbg({tags: ['b', 'a']}),
    cbg({tags: ['a', '']}),
    cbg({tags: ['a', null]}),
    cbg({notes: ['a', 'b']}),
  ],
  'metadata that may not be empty': [
    cbg({payload: {a: null, b: 1}}),
    cbg({payload: {a: null, b: 2}}),
    cbg({payload: {a: null, b: null}}),
    cbg({payload: {a: 1, b: null}}),
    cbg({payload: {}}),
  ],
};

for (const [name, [learned, ...others]] of Object.entries(cases)) {
  for (const deduplicator of ['device.deactivate.hash', 'dataset.delete.origin', 'none']) {
    test(`Patterns - judges the same after a change of ${name} (${deduplicator})`, async t => {
      for (const keepIds of [false, true]) {
        const ways = await TwoWays.begun({deduplicator, keepIds});
        t.is(await ways.differOver([learned]), undefined);
        t.is(await ways.differOver([...others, learned]), undefined);
      }
    });
  }
}

test('Patterns - knows each of the data that siblings were changed of', async t => {
  for (const [name, [learned]] of Object.entries(cases)) {
    const ways = await TwoWays.begun();
    t.is(await ways.differOver([learned]), undefined);
    t.is(await ways.differOver([learned]), undefined);
    t.is(ways.known, 1, name);
  }
});

test('Patterns - judges metadata the same however many bytes Go prints of them', async t => {
  // Go prints six bytes for each of these, and takes 4,096 at most.
  for (const character of ['<', '&', '\u2028', 'a']) {
    for (const length of [600, 640, 682, 683, 700, 2047, 2048, 2049]) {
      const ways = await TwoWays.begun();
      const at = (size: number, text: string) => {
        const bare = Buffer.byteLength(JSON.stringify(cbg({payload: {a: ''}})));
        return cbg({
          payload: {a: text.repeat(Math.max(1, (size - bare) / Buffer.byteLength(text)))},
        });
      };
      t.is(await ways.differOver([at(length, 'a')]), undefined);
      const data = [600, 681, 682, 683, 684, 685, 2048, 4200].map(size => at(size, character));
      t.is(await ways.differOver(data), undefined);
      t.is(await ways.differOver([...data, at(length, 'b')]), undefined);
    }
  }
});

test('Patterns - judges two metadata the same that are long together, and one that grows', async t => {
  const at = (payload: number, origin: number, text = '<') =>
    cbg({payload: {a: text.repeat(payload)}, origin: {payload: {a: text.repeat(origin)}}});
  for (const [payload, origin] of [
    [660, 660],
    [670, 300],
    [100, 600],
    [1, 1],
  ] as const) {
    const ways = await TwoWays.begun();
    t.is(await ways.differOver([at(payload, origin)]), undefined);
    const sizes = [1, 100, 670, 674, 675, 676, 677, 682, 683, 700, 5000];
    const data = sizes.flatMap(size => [at(size, origin), at(payload, size), at(size, size)]);
    t.is(await ways.differOver(data), undefined);
  }
});

test('Patterns - what rules further down refer to are units with one spelling, which never vary', t => {
  let refs = 0;
  for (const {kind, node} of allKinds()) {
    for (const ref of refsIn(node)) {
      refs++;
      const named = ref.split('/').slice(1).reduce<Node | undefined>(memberOf, node);
      t.true(named?.tag === 'oneOf' && named.becomes !== undefined, `${kind} ${ref}`);
    }
  }
  t.true(refs > 5);
});

const memberOf = (node: Node | undefined, name: string) =>
  (node as RecordNode | undefined)?.rows?.find(row => row.name === name)?.of;

/** Lists what numbers in a node refer to from the datum on. */
function refsIn(node: Node, seen: Set<Node> = new Set()): string[] {
  if (seen.has(node)) return [];
  seen.add(node);
  const own = node.tag === 'number' ? [node.by?.ref, node.converts?.ref] : [];
  const below = partsOf(node).flatMap(part => refsIn(part, seen));
  return [...own.filter(ref => ref?.startsWith('/')).map(ref => ref!), ...below];
}
