import {dayLength} from '../collect/day-counts.js';
import {dayText} from '../sum/day-text.js';
import {dayName, monthName} from './words.js';

/** Some days that are shown as one: from the first up to the last, counted from 1970. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  /** Name below an axis. */
  readonly name: string;
  /** Full name. */
  readonly title: string;
}

/** Days cut into buckets of one length, and what that is. */
export interface Buckets {
  readonly per: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'years';
  readonly list: readonly Bucket[];
}

/** Counts a day such as `2026-01-31` from 1970. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength;

/** Cuts the days from one to another into the shortest calendar buckets of which there are at most so many. */
export function bucketsOf(first: number, last: number, most: number): Buckets {
  for (const [per, next] of lengths()) {
    const list = cut(first, last, next, most);
    if (list) return {per, list: list.map(each => named(each, per))};
  }
  throw new RangeError('a calendar has an end'); // the last length is longer than any
}

type Bounds = Pick<Bucket, 'from' | 'to'>;

/** Gives the first day after the bucket that a day lies in. */
type Next = (day: number) => number;

function* lengths(): Generator<[Buckets['per'], Next]> {
  yield ['day', day => day + 1];
  yield ['week', day => day + 7 - ((((day + 3) % 7) + 7) % 7)]; // 1970 began on a Thursday
  yield ['month', months(1)];
  yield ['quarter', months(3)];
  yield ['year', months(12)];
  for (let years = 5; years <= 20_000; years *= 2) yield ['years', months(12 * years)];
}

function months(length: number): Next {
  return day => {
    const date = new Date(day * dayLength);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const next = (Math.floor(month / length) + 1) * length;
    const first = new Date(0);
    first.setUTCFullYear(Math.floor(next / 12), next % 12, 1);
    return first.getTime() / dayLength;
  };
}

function cut(first: number, last: number, next: Next, most: number): Bounds[] | undefined {
  const list: Bounds[] = [];
  for (let from = first; from <= last; ) {
    if (list.length === most) return undefined;
    const to = Math.min(last, next(from) - 1);
    list.push({from, to});
    from = to + 1;
  }
  return list;
}

function named({from, to}: Bounds, per: Buckets['per']): Bucket {
  const day = dayText(from);
  const [, year = '', month = '', date = ''] = /^(.*)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const name = {
    day: `${Number(date)} ${monthName(Number(month))}`,
    week: `${Number(date)} ${monthName(Number(month))}`,
    month: `${monthName(Number(month))} ${year}`,
    quarter: `Q${Math.ceil(Number(month) / 3)} ${year}`,
    year,
    years: year,
  }[per];
  const title = from === to ? dayName(day) : `${dayName(day)} to ${dayName(dayText(to))}`;
  return {from, to, name, title};
}
