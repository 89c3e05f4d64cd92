import test from 'ava';
import {counted, dayName, percent, timeName, timeTaken} from '../../../src/report/page/words.js';

for (const [milliseconds, text] of [
  [0, '0 ms'],
  [63.4, '63 ms'],
  [400, '0.4 s'],
  [1_000, '1 s'],
  [9_960, '10.0 s'],
  [59_000, '59 s'],
  [125_000, '2 min 5 s'],
  [3_600_000, '1 h'],
  [18_300_000, '5 h 5 min'],
  [352_800_000, '4 days 2 h'],
] as const)
  test(`timeTaken - ${milliseconds} ms are ${text}`, t => t.is(timeTaken(milliseconds), text));

for (const [share, text] of [
  [0, '0%'],
  [0.0001, 'under 0.1%'],
  [0.0123, '1.2%'],
  [0.9996, 'over 99.9%'],
  [1, '100%'],
] as const)
  test(`percent - ${share} is ${text}`, t => t.is(percent(share), text));

test('counted - knows one from many', t => {
  t.is(counted(1, 'data set'), '1 data set');
  t.is(counted(1_200, 'datum is', 'data are'), '1,200 data are');
});

test('dayName, timeName - write the month out, of any year', t => {
  t.is(dayName('2026-01-05'), '5 Jan 2026');
  t.is(dayName('0001-12-31'), '31 Dec 0001');
  t.is(timeName('2026-01-31T08:05'), '31 Jan 2026, 08:05');
});
