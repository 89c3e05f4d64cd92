import {dayNumber} from './buckets.js';

/** The days that a chart shows, counted from 1970, and how many data lie outside of them. */
export interface CoreRange {
  readonly first: number;
  readonly last: number;
  readonly outside: number;
}

/** Part of the data at either end that may be left out of a chart. */
const tail = 0.0005;

/**
 * Finds the days worth showing: all of them, unless a few data at the ends, of a clock that was never set,
 * would make the others a thin line.
 */
export function coreRange(
  days: readonly {readonly day: string; readonly data: number}[],
): CoreRange {
  const all = days.reduce((sum, {data}) => sum + data, 0);
  const first = dayNumber(days[0]!.day);
  const last = dayNumber(days.at(-1)!.day);
  const from = reached(days, all * tail);
  const to = reached(days.toReversed(), all * tail);
  if (to - from + 1 > (last - first + 1) / 2) return {first, last, outside: 0};
  const outside = days
    .filter(({day}) => dayNumber(day) < from || dayNumber(day) > to)
    .reduce((sum, {data}) => sum + data, 0);
  return {first: from, last: to, outside};
}

/** The first day with which more than so many data were passed. */
function reached(days: readonly {readonly day: string; readonly data: number}[], data: number) {
  let seen = 0;
  return dayNumber(days.find(each => (seen += each.data) > data)!.day);
}
