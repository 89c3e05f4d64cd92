import test from 'ava';
import {cbg} from '../helpers/data.js';
import {TwoWays} from '../helpers/two-ways.js';

const lengths = Array.from({length: 210}, (_, length) => length + 1);

const others: Readonly<Record<string, (deviceId: string, turn: number) => object>> = {
  'a number as it is written': (deviceId, turn) => {
    return cbg({
      deviceId,
      time: times[turn]!,
      value: [5.5, 0, 0.000001, 12.3456789012345, 55][turn],
    });
  },
  'a number that is converted': (deviceId, turn) => {
    const value = [120, 0, 1000, 7, 43][turn];
    return cbg({deviceId, time: times[turn]!.replace('Z', '-03:30'), units: 'mg/dL', value});
  },
  'a time at most': (deviceId, turn) => {
    return {
      type: 'water',
      deviceId,
      time: times[turn],
      amount: {units: 'milliliters', value: turn},
    };
  },
};

const times = Array.from(
  {length: 5},
  (_, turn) => `2026-0${turn + 1}-01T08:0${turn}:00.${turn}${turn}0Z`,
);

for (const [name, datumOf] of Object.entries(others)) {
  for (const userId of ['u', 'Zoë 🙂 '.repeat(3), 'user-'.repeat(30)]) {
    test(`Patterns - gives the fingerprint of ${name}, whatever else it is of (user ${userId.slice(0, 6)})`, async t => {
      const ways = await TwoWays.begun({userId});
      const devices = lengths.map(length => 'é🙂x'.repeat(length).slice(0, length).toWellFormed());
      for (let turn = 0; turn < times.length; turn++) {
        const data = devices.map(device => datumOf(device, turn));
        t.is(await ways.differOver(data), undefined);
        // Four are hashed at a time: other neighbours.
        t.is(await ways.differOver(data.toReversed(), {blockRecords: 7}), undefined);
      }
      t.true(ways.known > 80, `${ways.known}`);
    });
  }
}

test('Patterns - gives the fingerprint across all lengths up to where there is no pattern', async t => {
  const lasts: number[] = [];
  for (const userId of ['', 'u', 'us', 'use']) {
    const ways = await TwoWays.begun({userId});
    for (const length of lengths) {
      const data = [...'abcd'].map(value => cbg({deviceId: value.repeat(length)}));
      const before = ways.known;
      t.is(await ways.differOver(data.slice(0, 1)), undefined);
      t.is(
        await ways.differOver([data[0]!, cbg({deviceId: 'a'.repeat(length), value: 7.25})]),
        undefined,
      );
      if (ways.known > before) lasts[userId.length] = length;
    }
  }
  t.deepEqual(lasts, [175, 174, 173, 172]);
});
