import test from 'ava';
import {Intervals} from '../../../src/report/collect/intervals.js';

const minute = 60_000;

function intervalOf(minutes: readonly number[], said: readonly (number | null)[] = []) {
  const intervals = new Intervals();
  for (const [index, at] of minutes.entries()) intervals.add(at * minute, said[index]);
  return intervals.interval;
}

test('Intervals - believes what the data say, most of all what most of them say', t => {
  const said = [900_000, 900_000, 300_000];
  t.deepEqual(intervalOf([0, 5, 10], said), {minutes: 15, known: 'said'});
});

test('Intervals - else takes the pause seen most often, in whatever direction', t => {
  t.deepEqual(intervalOf([0, 15, 30, 200, 215]), {minutes: 15, known: 'seen'});
  t.deepEqual(intervalOf([30, 15, 0]), {minutes: 15, known: 'seen'});
  t.deepEqual(intervalOf([0, 1.1, 2, 3.05]), {minutes: 1, known: 'seen'});
});

test('Intervals - assumes five minutes where nothing tells', t => {
  t.deepEqual(intervalOf([0, 0, 600]), {minutes: 5, known: 'assumed'});
  t.deepEqual(intervalOf([0], [0]), {minutes: 5, known: 'assumed'});
});
