import test from 'ava';
import {WarningTally} from '../../src/warnings/tally.js';
import type {Warning} from '../../src/warnings/warning.js';

const at = (index: number) => ({index, file: 'a.json', byte: index, line: 1});
const unknown = (pointer: string): Warning => ({code: 'unknown-field', pointer, detail: 'x'});

test('WarningTally - counts by code and by field, with the first three places', t => {
  const tally = new WarningTally();
  for (let index = 0; index < 5; index++) tally.add([unknown('/a')], at(index));
  tally.add([unknown('/b'), {...unknown('/time'), code: 'time-not-utc'}], at(9));
  t.deepEqual(tally.counts, {'unknown-field': 6, 'time-not-utc': 1});
  t.deepEqual(
    tally.groups.map(({code, pointer, count, places}) => [
      ...[code, pointer, count],
      places.map(({index}) => index),
    ]),
    [
      ['unknown-field', '/a', 5, [0, 1, 2]],
      ['unknown-field', '/b', 1, [9]],
      ['time-not-utc', '/time', 1, [9]],
    ],
  );
});

test('WarningTally - takes places of a list together', t => {
  const tally = new WarningTally();
  tally.add([unknown('/list/0/a/11'), unknown('/list/17/a/2'), unknown('/0a')], at(0));
  t.deepEqual(
    tally.groups.map(({pointer, count}) => [pointer, count]),
    [
      ['/list/*/a/*', 2],
      ['/0a', 1],
    ],
  );
});

test('WarningTally - keeps a thousand groups at most, and every count', t => {
  const tally = new WarningTally();
  for (let index = 0; index < 1500; index++) tally.add([unknown(`/field${index}`)], at(index));
  tally.add([unknown('/field0')], at(1500));
  t.is(tally.groups.length, 1000);
  t.is(tally.groups[0]!.count, 2);
  t.deepEqual(tally.counts, {'unknown-field': 1501});
});
