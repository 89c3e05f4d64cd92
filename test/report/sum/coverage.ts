import test from 'ava';
import {Sensor} from '../../../src/report/collect/sensor.js';
import {coverageOf} from '../../../src/report/sum/coverage.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.UTC(2026, 0, 1);

/** A sensor with readings at these minutes since the start. */
function sensorOf(minutes: Iterable<number>, sampleInterval?: number): Sensor {
  const sensor = new Sensor({chunks: 100});
  for (const each of minutes) {
    const at = start + each * minute;
    sensor.add(at, at, sampleInterval);
  }
  return sensor;
}

function* every(minutes: number, from: number, to: number) {
  for (let at = from; at < to; at += minutes) yield at;
}

test('coverageOf - a reading in each five minutes is all of the time', t => {
  const {share, days, goodDays, gaps} = coverageOf([sensorOf(every(5, 0, 2 * 1_440))]);
  t.is(share, 1);
  t.deepEqual(days, [
    {day: '2026-01-01', share: 1},
    {day: '2026-01-02', share: 1},
  ]);
  t.is(goodDays, 2);
  t.is(gaps.count, 0);
});

test('coverageOf - a reading covers the interval of its sensor, said or seen', t => {
  t.is(coverageOf([sensorOf(every(15, 0, 1_440))]).share, 1);
  t.is(coverageOf([sensorOf(every(30, 0, 1_440), 15 * minute)]).days[0]!.share > 0.49, true);
  t.true(coverageOf([sensorOf(every(30, 0, 1_440), 15 * minute)]).share < 0.52);
  t.is(coverageOf([sensorOf(every(1, 0, 600))]).share, 1);
});

test('coverageOf - the first day counts from the first reading, the last to the last', t => {
  const {days} = coverageOf([sensorOf(every(5, 18 * 60, 30 * 60))]);
  t.deepEqual(
    days.map(({share}) => share),
    [1, 1],
  );
});

test('coverageOf - a day with half of its readings is half covered', t => {
  const readings = [...every(5, 0, 1_440), ...every(5, 1_440, 2_160), ...every(5, 2_880, 4_320)];
  const {days, share, goodDays, gaps} = coverageOf([sensorOf(readings)]);
  t.deepEqual(
    days.map(each => each.share),
    [1, 0.5, 1],
  );
  t.is(share, 2.5 / 3);
  t.is(goodDays, 2);
  t.deepEqual(gaps.longest, [{from: '2026-01-02T12:00', to: '2026-01-03T00:00', minutes: 720}]);
});

test('coverageOf - what one sensor lacks another may have', t => {
  const one = sensorOf(every(5, 0, 700));
  const other = sensorOf(every(5, 700, 1_440));
  t.is(coverageOf([one]).days[0]!.share, 1);
  t.is(coverageOf([one, other]).share, 1);
});

test('coverageOf - a gap of two hours is none, one slot more is', t => {
  const withGap = (minutes: number) =>
    coverageOf([sensorOf([...every(5, 0, 600), ...every(5, 600 + minutes, 1_400)])]).gaps;
  t.is(withGap(120).count, 0);
  t.deepEqual(withGap(125), {
    longerThan: 120,
    count: 1,
    longest: [{from: '2026-01-01T10:00', to: '2026-01-01T12:05', minutes: 125}],
  });
});

test('coverageOf - tells the twenty longest gaps in their order, and counts all', t => {
  const readings = Array.from({length: 101}, (_, index) => {
    const before = (index * (index - 1)) / 2;
    return (index * 130 + before * 5) % (300 * 1_440);
  });
  const {count, longest} = coverageOf([sensorOf(readings.sort((a, b) => a - b))]).gaps;
  t.is(count, 100);
  t.is(longest.length, 20);
  t.deepEqual(
    longest.map(({from}) => from),
    longest.map(({from}) => from).sort(),
  );
  t.true(longest.every(({minutes}) => minutes > 500));
});

test('coverageOf - a clock of 1970 among those of today costs little', t => {
  const sensor = sensorOf([-56 * 365 * 1_440, ...every(5, 0, 1_440)]);
  const {share, days} = coverageOf([sensor]);
  t.true(share < 0.001);
  t.is(days.length, 2);
  t.is(day * days.length, 2 * day);
});
