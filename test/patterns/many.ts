import test from 'ava';
import {generateData} from '../../bench/generate/data.js';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {blocksOf, TwoWays} from '../helpers/two-ways.js';

const devices = Array.from({length: 1000}, (_, number) => `CGM-${number}`);

test('Patterns - judges the same of devices that take turns, more than there is room for', async t => {
  const ways = await TwoWays.begun();
  const data = cbgs(3).flatMap(({time}) => devices.map(deviceId => cbg({deviceId, time})));
  t.is(await ways.differOver(data), undefined);
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
