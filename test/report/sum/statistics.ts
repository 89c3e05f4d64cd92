import test from 'ava';
import {GlucoseCounts} from '../../../src/report/collect/glucose-counts.js';
import {managementIndicator, readingsByRange} from '../../../src/report/sum/ranges.js';
import {percentile, standardDeviation} from '../../../src/report/sum/statistics.js';
import {fc} from '../../helpers/fast-check.js';

function histogramOf(values: readonly number[]): number[] {
  const histogram = Array(101).fill(0);
  for (const value of values) histogram[value]++;
  return histogram;
}

test('percentile - is that of the sorted values (property)', t => {
  const values = fc.array(fc.nat(100), {minLength: 1});
  const property = fc.property(
    values,
    fc.double({min: 0.01, max: 1, noNaN: true}),
    (all, share) => {
      const sorted = all.toSorted((a, b) => a - b);
      const rank = Math.max(1, Math.ceil(share * all.length));
      return percentile(histogramOf(all), share) === sorted[rank - 1];
    },
  );
  t.notThrows(() => fc.assert(property));
});

test('standardDeviation - of 2 4 4 4 5 5 7 9 is 2', t => {
  t.is(standardDeviation(histogramOf([2, 4, 4, 4, 5, 5, 7, 9]), 5), 2);
});

/** Bounds of the consensus, each from both sides and in both units. */
const bounds: readonly (readonly [value: number, units: string, range: string])[] = [
  [53, 'mg/dL', 'very low'],
  [54, 'mg/dL', 'low'],
  [69, 'mg/dl', 'low'],
  [70, 'mg/dL', 'in range'],
  [180, 'mg/dL', 'in range'],
  [181, 'mg/dL', 'high'],
  [250, 'mg/dL', 'high'],
  [251, 'mg/dL', 'very high'],
  [1_000, 'mg/dL', 'very high'],
  [0, 'mg/dL', 'very low'],
  [2.9, 'mmol/L', 'very low'],
  [3, 'mmol/L', 'low'],
  [3.8, 'mmol/L', 'low'],
  [3.9, 'mmol/l', 'in range'],
  [10, 'mmol/L', 'in range'],
  [10.1, 'mmol/L', 'high'],
  [13.9, 'mmol/L', 'high'],
  [14, 'mmol/L', 'very high'],
  // As the platform stores 54, 70, 180 and 250 mg/dL.
  [2.9974, 'mmol/L', 'low'],
  [3.88552, 'mmol/L', 'in range'],
  [9.99135, 'mmol/L', 'in range'],
  [13.87687, 'mmol/L', 'high'],
];

for (const [value, units, range] of bounds) {
  test(`readingsByRange - ${value} ${units} is ${range}`, t => {
    const counts = new GlucoseCounts();
    counts.add({value, units}, 0);
    const found = readingsByRange(counts.values, counts.count);
    t.deepEqual(
      found.filter(({readings}) => readings > 0),
      [{range: range as 'low', readings: 1, share: 1}],
    );
  });
}

test('managementIndicator - gives what its authors give', t => {
  // Table 1 of Bergenstal et al. 2018.
  for (const [mean, gmi] of [
    [100, 5.7],
    [150, 6.9],
    [200, 8.1],
    [250, 9.3],
    [350, 11.7],
  ] as const)
    t.is(Number(managementIndicator(mean).toFixed(1)), gmi);
});

test('GlucoseCounts - keeps the mean exact, and readings by the time of day', t => {
  const counts = new GlucoseCounts();
  const half = 1_800_000;
  counts.add({value: 5.55, units: 'mmol/L'}, 0);
  counts.add({value: 100.2, units: 'mg/dL'}, -1); // the last moment of the day before
  counts.add({value: 500, units: 'mg/dL'}, half);
  t.true(Math.abs(counts.mean - (5.55 * 18.01559 + 100.2 + 500) / 3) < 1e-9);
  t.is(counts.ofPart(0)[100], 1);
  t.is(counts.ofPart(47)[100], 1);
  t.is(counts.ofPart(1)[400], 1);
});
