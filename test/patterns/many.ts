import test from 'ava';
import {generateData} from '../../bench/generate/data.js';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {blocksOf, TwoWays} from '../helpers/two-ways.js';

const devices = Array.from({length: 2500}, (_, number) => `CGM-${number}`);

test('Patterns - judges the same of devices that take turns, more than there is room for', async t => {
  const ways = await TwoWays.begun();
  const data = cbgs(3).flatMap(({time}) => devices.map(deviceId => cbg({deviceId, time})));
  t.is(await ways.differOver(data), undefined);
});

test('Patterns - knows most of the first block, unless the input may end there', async t => {
  for (const [count, least, most] of [
    [511, 0, 0],
    [512, 400, 512],
    [1_024, 900, 1_024],
  ] as const) {
    const ways = new TwoWays();
    t.is(await ways.differOver(cbgs(count), {blockRecords: 1_024}), undefined);
    t.true(ways.known >= least && ways.known <= most, `${ways.known} of ${count} were known`);
  }
});

test('Patterns - knows one device after the other, and forgets the first', async t => {
  const ways = await TwoWays.begun();
  for (const deviceId of devices) {
    t.is(await ways.differOver(cbgs(4, {deviceId}), {blockRecords: 2}), undefined);
  }
  const {known} = ways;
  t.true(known > 1.9 * devices.length, `${known}`);
  t.is(await ways.differOver(cbgs(2, {deviceId: devices[0]})), undefined);
  t.is(ways.known, known);
  t.is(await ways.differOver(cbgs(2, {deviceId: devices.at(-1)})), undefined);
  t.is(ways.known, known + 2);
});

test('Patterns - forgets where long records leave no room for more', async t => {
  const ways = await TwoWays.begun();
  for (const deviceId of devices.slice(0, 400)) {
    const payload = {text: 'é'.repeat(900)};
    const data = cbgs(4, {deviceId, payload});
    t.is(await ways.differOver(data, {blockRecords: 2}), undefined);
  }
  t.true(ways.known > 750, `${ways.known}`);
});

const optional = {
  timezoneOffset: -480,
  clockDriftOffset: 7,
  conversionOffset: 9,
  deviceTime: '2026-01-05T08:00:00',
};

/** A cbg of some device, without some of the members that may be missing. */
function written(number: number): object {
  const members = Object.entries(optional).filter((_, place) => (number >> place) % 2 === 1);
  const deviceId = devices[(number >> 4) % 8];
  return cbg({...Object.fromEntries(members), deviceId, value: 1 + (number % 90) / 10});
}

/** Numbers in no order. */
const shuffled = (count: number) => Array.from({length: count}, (_, at) => (at * 7_919) % 10_007);

test('Patterns - knows records of which any member may be missing, in many ways', async t => {
  const ways = await TwoWays.begun();
  const block = {blockRecords: 32};
  t.is(await ways.differOver(shuffled(4000).map(written), block), undefined);
  t.true(ways.known > 3000, `${ways.known}`);
  const {known} = ways;
  t.is(await ways.differOver(shuffled(5000).map(written), block), undefined);
  t.true(ways.known - known > 4500, `${ways.known - known}`);
});

test('Patterns - gives up where it takes too long to find one of many with texts that vary', async t => {
  const ways = await TwoWays.begun();
  // Texts of other lengths have other letters, so that no signature tells the pattern.
  const plain = (number: number, at: number) =>
    cbg({deviceId: devices[number % 8], [`m${number % 13}`]: 'x'.repeat(1 + (at % 999))});
  const strange = (at: number) => cbg({other: `é${at}`});
  const one = (number: number, at: number) => (at % 2 === 0 ? strange(at) : plain(number, at));
  t.is(await ways.differOver(shuffled(9900).map(one), {blockRecords: 32}), undefined);
  t.true(ways.known > 2_048, `${ways.known}`);
  const {known} = ways;
  t.is(await ways.differOver(cbgs(300)), undefined);
  t.is(ways.known, known);
});

test('Patterns - judges the same of what was forgotten since, by whatever it was found', async t => {
  const ways = await TwoWays.begun();
  // Each has letters of its own, a fixed number of them or a text.
  const one = (number: number) => {
    const deviceId = `D${'g'.repeat(number % 34)}${'z'.repeat(number / 34)}`;
    return cbg({deviceId, ...(number % 2 === 0 && {more: 'x'})});
  };
  const all = Array.from({length: 1100}, (_, number) => one(number));
  for (const each of all) t.is(await ways.differOver([each]), undefined);
  for (const each of all.reverse()) t.is(await ways.differOver([each]), undefined);
});

test('Patterns - judges the same where it gives up, known records or not', async t => {
  const ways = await TwoWays.begun();
  await ways.differOver([cbg()]);
  let value = 0;
  // An exponent is never known, and each block has one plain value that is.
  const strange = () =>
    JSON.stringify(cbg({value: 1})).replace('"value":1', `"value":1e-${++value}`);
  for (let block = 0; block < 80; block++) {
    const data = Array.from({length: 128}, (_, place) => (place === 100 ? cbg() : strange()));
    t.is(await ways.differOver(data), undefined);
    if (value > 300) value = 0;
  }
  t.true(ways.known > 50 && ways.known < 70, `${ways.known}`);
});

test('Patterns - judges the same of a file that is called like a kind or a device', async t => {
  for (const file of ['cbg', 'CGM-1:1', 'wizard', 'Pump-1:1', '', 'undefined']) {
    const ways = await TwoWays.begun();
    const strange = JSON.stringify(cbg()).replace('5.5', '55e-1');
    const others = [cbg({deviceId: 'another'}), strange];
    const data = [...cbgs(5), ...others, badCbg(), wizard(), ...others, ...cbgs(5)];
    for (const index of [0, 100, 200]) {
      t.is(await ways.differOver(data, {file, index}), undefined);
      t.is(await ways.differOver(data, {file: 'another', index: index + 50}), undefined);
    }
    t.true(ways.known > 40);
  }
});

test('Patterns - judges the same of plausible data of some devices, some of them flawed', async t => {
  for (const dataSets of ['per-device', 'one'] as const) {
    const ways = await TwoWays.begun({keepIds: dataSets === 'one', dataSets});
    const input = {records: 4000, devices: 5, seed: 3, flawed: 0.05, repeated: 0.02};
    t.is(await ways.differOver([...generateData(input)]), undefined);
    t.true(ways.known > 2000, `${ways.known}`);
  }
});

test('Patterns - lets the long way tell what is no JSON among records that are known', async t => {
  const ways = await TwoWays.begun();
  await ways.differOver(cbgs(5));
  for (const wrong of [
    '{"type":01}',
    '{"a":tru}',
    '{"a":"\u0001"}',
    '{"a" 1}',
    '{,}',
    '[}',
    '{]',
  ]) {
    const [raw] = await blocksOf([cbg(), badCbg(), cbg(), wrong, cbg(), wrong, cbg()]);
    t.is(ways.differ(raw!), undefined);
  }
});
