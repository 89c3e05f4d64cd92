import test from 'ava';
import {bucketsOf, dayNumber} from '../../../src/report/page/buckets.js';
import {coreRange} from '../../../src/report/page/core-range.js';
import {fc} from '../../helpers/fast-check.js';

const cut = (first: string, last: string, most: number) =>
  bucketsOf(dayNumber(first), dayNumber(last), most);

test('bucketsOf - covers all days without a gap, with no more buckets than asked for (property)', t => {
  const day = fc.integer({min: -719_528, max: 2_932_896}); // the years 0 to 9999
  const property = fc.property(day, day, fc.integer({min: 2, max: 100}), (one, other, most) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const {list} = bucketsOf(first, last, most);
    t.true(list.length <= most);
    t.deepEqual([list[0]!.from, list.at(-1)!.to], [first, last]);
    for (const [index, {from, to}] of list.entries()) {
      t.true(from <= to);
      if (index > 0) t.is(from, list[index - 1]!.to + 1);
    }
    return true;
  });
  t.notThrows(() => fc.assert(property, {numRuns: 100}));
});

test('bucketsOf - weeks begin on Monday, months, quarters and years on their first day', t => {
  const starts = (most: number, last: string) =>
    cut('2026-01-01', last, most).list.map(({name}) => name);
  t.deepEqual(starts(5, '2026-01-05'), ['1 Jan', '2 Jan', '3 Jan', '4 Jan', '5 Jan']);
  t.deepEqual(starts(4, '2026-01-19'), ['1 Jan', '5 Jan', '12 Jan', '19 Jan']);
  t.deepEqual(starts(3, '2026-03-31'), ['Jan 2026', 'Feb 2026', 'Mar 2026']);
  t.deepEqual(starts(3, '2026-07-01'), ['Q1 2026', 'Q2 2026', 'Q3 2026']);
  t.deepEqual(starts(3, '2028-07-01'), ['2026', '2027', '2028']);
  t.deepEqual(starts(3, '2039-07-01'), ['2026', '2030', '2035']);
});

test('bucketsOf - names the days of a bucket', t => {
  const titles = (most: number) =>
    cut('2026-01-01', '2026-01-08', most).list.map(({title}) => title);
  t.deepEqual(titles(3), ['1 Jan 2026 to 4 Jan 2026', '5 Jan 2026 to 8 Jan 2026']);
  t.is(titles(8)[7], '8 Jan 2026');
});

test('coreRange - leaves out what a clock that was never set has dated, and says how many', t => {
  const days = (numbers: readonly (readonly [string, number])[]) =>
    numbers.map(([day, data]) => ({day, data}));
  const usual = [
    ['2026-01-01', 5_000],
    ['2026-01-09', 5_000],
  ] as const;
  t.deepEqual(coreRange(days(usual)), {
    first: dayNumber('2026-01-01'),
    last: dayNumber('2026-01-09'),
    outside: 0,
  });
  t.deepEqual(coreRange(days([['1970-01-01', 3], ...usual, ['2099-01-01', 1]])), {
    first: dayNumber('2026-01-01'),
    last: dayNumber('2026-01-09'),
    outside: 4,
  });
  // A day or two more are shown: they are no thin line.
  t.is(coreRange(days([['2025-12-30', 1], ...usual])).outside, 0);
});
