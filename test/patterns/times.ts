import test from 'ava';
import {cbg} from '../helpers/data.js';
import {TwoWays} from '../helpers/two-ways.js';

const two = (value: number) => String(value).padStart(2, '0');

/** Times as a device may write them: their fraction, and their zone. */
const endings = ['Z', '.5Z', '.000Z', '.123456789Z', '.1234567890Z', '.12345678912Z', ',5Z'];
const zones = ['+00:00', '-07:00', '+05:45', '+24:00', '.100-03:30', '\\u005a', '\\u002e50Z'];

for (const ending of [...endings, ...zones]) {
  test(`times - judges each day and hour the same with ${ending}`, async t => {
    const ways = await TwoWays.begun();
    t.is(await ways.differOver([at(`2026-01-01T08:00:00${ending}`)]), undefined);
    const data = [...days(), ...hours(), ...years()].map(time => at(`${time}${ending}`));
    t.is(await ways.differOver(data), undefined);
  });
}

test('times - knows a plain time of each day of a year without a leap day', async t => {
  const ways = await TwoWays.begun();
  await ways.differOver([cbg()]);
  const valid = Array.from({length: 365}, (_, day) => {
    return cbg({time: new Date(Date.UTC(2027, 0, 1 + day, 23, 59, 59)).toISOString()});
  });
  t.is(await ways.differOver([valid[0]!]), undefined);
  const before = ways.known;
  t.is(await ways.differOver(valid), undefined);
  t.is(ways.known - before, 365);
});

test('times - judges any fraction and zone the same after any other', async t => {
  const all = [
    ...endings,
    ...zones,
    '',
    '.Z',
    'z',
    '+7:00',
    '+25:00',
    '+07:61',
    '-00:00',
    '.5',
    '5Z',
  ];
  for (const ending of [...endings, ...zones]) {
    const ways = await TwoWays.begun();
    await ways.differOver([at(`2026-01-01T08:00:00${ending}`)]);
    const data = [...all, '.0Z', '.50Z', '.00Z', '.005Z', '.500Z', '.050Z', '.999999999Z'];
    t.is(await ways.differOver(data.map(each => at(`2026-02-03T04:05:06${each}`))), undefined);
  }
});

const at = (time: string) => JSON.stringify(cbg({time: 'T'})).replace('"T"', `"${time}"`);

/** The first and last days of each month, and those that there are not. */
function* days(): Generator<string> {
  for (let month = 0; month <= 13; month++) {
    for (const day of [0, 1, 9, 10, 19, 20, 28, 29, 30, 31, 32, 39]) {
      yield `2026-${two(month)}-${two(day)}T08:00:00`;
    }
  }
  for (const year of [2000, 2024, 2100]) yield `${year}-02-29T08:00:00`;
}

function* hours(): Generator<string> {
  for (const value of [0, 9, 10, 19, 20, 23, 24, 25, 29, 30, 59, 60, 61, 99]) {
    yield `2026-01-01T${two(value)}:00:00`;
    yield `2026-01-01T00:${two(value)}:00`;
    yield `2026-01-01T00:00:${two(value)}`;
  }
  for (const odd of ['T8:00:00', 't08:00:00', ' 08:00:00', 'T08-00:00', 'T08:00.00', 'T08:00']) {
    yield `2026-01-01${odd}`;
  }
}

function* years(): Generator<string> {
  for (const year of ['0000', '0001', '0999', '1000', '9999', '+026', '02026', '2O26', '202']) {
    yield `${year}-01-01T00:00:00`;
  }
}
