import test from 'ava';
import {normaliseDatum} from '../../src/datum/index.js';

const time = '2020-01-01T08:00:00.120+01:00';
const ids = () => {
  let next = 0;
  return () => `made-${++next}`;
};

test('normaliseDatum - converts, prints times, sorts, drops what is not stored', t => {
  const datum = {
    ...{
      type: 'cbg',
      time,
      units: 'mg/dL',
      value: 100,
      trendRate: 2,
      trendRateUnits: 'mg/dL/minute',
    },
    ...{tags: ['é', 'Z', 'a'], notes: [], payload: {a: null, b: [null]}, guid: 'x', deviceId: null},
  };
  t.deepEqual(normaliseDatum('cbg', datum, ids()), [
    {
      ...{type: 'cbg', time: '2020-01-01T08:00:00.12+01:00', units: 'mmol/L', value: 5.55075},
      ...{trendRate: 0.11101, trendRateUnits: 'mmol/L/minute', id: 'made-1'},
      ...{tags: ['Z', 'a', 'é'], payload: {b: [null]}},
    },
  ]);
});

test('normaliseDatum - leaves the datum as it was', t => {
  const datum = {type: 'smbg', time, units: 'mg/dl', value: 100, tags: ['b', 'a']};
  const before = structuredClone(datum);
  normaliseDatum('smbg', datum);
  t.deepEqual(datum, before);
});

test('normaliseDatum - makes an id of 32 hexadecimal digits, and keeps one that was sent', t => {
  const datum = {type: 'food', time};
  const [[first], [second]] = [normaliseDatum('food', datum), normaliseDatum('food', datum)];
  t.regex(String(first!.id), /^[0-9a-f]{32}$/);
  t.not(first!.id, second!.id);
  t.is(normaliseDatum('food', {...datum, id: 'mine'})[0]!.id, 'mine');
});

const wizard = (subType: string) => ({
  ...{type: 'wizard', time, units: 'mmol/l'},
  bolus: {type: 'bolus', subType, time, normal: 1},
});

test('normaliseDatum - takes an embedded datum out and links to it', t => {
  const [outer, bolus, ...more] = normaliseDatum('wizard', wizard('normal'), ids());
  t.is(outer!.bolus, bolus!.id);
  t.like(bolus, {type: 'bolus', subType: 'normal', normal: 1});
  t.is(outer!.units, 'mmol/L');
  t.deepEqual(more, []);
});

test('normaliseDatum - links a calculator to no automated bolus', t => {
  const [outer, bolus] = normaliseDatum('wizard', wizard('automated'), ids());
  t.false('bolus' in outer!);
  t.like(bolus, {type: 'bolus', subType: 'automated'});
});

test('normaliseDatum - stores foods within foods to any depth', t => {
  let food: object = {name: 'salt\ud800'};
  for (let depth = 0; depth < 4_000; depth++) food = {ingredients: [food]};
  let [stored] = normaliseDatum('food', {type: 'food', time, ingredients: [food]});
  while (stored!.ingredients) [stored] = stored!.ingredients as Record<string, unknown>[];
  t.is(stored!.name, 'salt\ufffd');
});
