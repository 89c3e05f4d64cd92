import {type Form, showEvery} from './size.js';

const label = {color: 'var(--soft)', fontSize: 12} as const;
const line = {lineStyle: {color: 'var(--line)'}} as const;

/** An axis of names, such as days. */
export const namesAxis = (names: readonly string[], form: Form) => ({
  type: 'category' as const,
  data: [...names],
  axisLabel: {...label, interval: showEvery(names.length, form), hideOverlap: true},
  axisLine: line,
  axisTick: {show: false},
});

/** An axis of numbers from 0; `print` writes them. */
export const numbersAxis = (print: (value: number) => string, most?: number) => ({
  type: 'value' as const,
  min: 0,
  ...(most === undefined ? {splitNumber: 4, minInterval: 1} : {max: most, interval: most / 4}),
  axisLabel: {...label, formatter: print},
  splitLine: line,
});

/** Writes a number as short as it fits beside an axis: `12k`. */
export const short = (value: number): string =>
  new Intl.NumberFormat('en-US', {notation: 'compact', maximumFractionDigits: 1}).format(value);
