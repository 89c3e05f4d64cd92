import type {CourseReport} from '../model/glucose.js';
import {namesAxis, numbersAxis} from './axes.js';
import {columns} from './bar-chart.js';
import type {Chart} from './draw.js';
import {type Form, gridOf, widthOf} from './size.js';

/** Parts of a day, whatever they have readings of. */
const parts = 48;

/** Makes a chart of the usual course of a day: the median, half of the readings around it, nine of ten. */
export function courseChart(label: string, course: readonly CourseReport[], form: Form): Chart {
  const [width, height, grid] = [widthOf[form], 280, gridOf[form]];
  const byMinute = new Map(course.map(each => [each.minute, each]));
  const minutes = Array.from({length: parts}, (_, part) => (part * 24 * 60) / parts);
  const line = (at: 0 | 1 | 2 | 3 | 4) =>
    minutes.map(minute => byMinute.get(minute)?.percentiles[at] ?? null);
  const between = (low: 0 | 1, high: 3 | 4) =>
    minutes.map(minute => {
      const found = byMinute.get(minute)?.percentiles;
      return found ? found[high] - found[low] : null;
    });
  const band = (name: string, low: 0 | 1, high: 3 | 4, color: string) => [
    {...plain, stack: name, data: line(low), lineStyle: {opacity: 0}},
    {
      ...plain,
      stack: name,
      data: between(low, high),
      lineStyle: {opacity: 0},
      areaStyle: {color, opacity: 1},
    },
  ];
  return {
    ...{label, width, height},
    option: {
      grid,
      xAxis: {...namesAxis(minutes.map(clock), form), boundaryGap: true},
      yAxis: numbersAxis(String),
      series: [
        ...band('most', 0, 4, 'var(--most)'),
        ...band('half', 1, 3, 'var(--half)'),
        {
          ...{...plain, data: dotted(line(2)), itemStyle: {color: 'var(--median)'}},
          lineStyle: {color: 'var(--median)', width: 2.5},
        },
        ...[70, 180].map(bound => ({
          ...{...plain, data: minutes.map(() => bound)},
          lineStyle: {color: 'var(--range)', width: 1.5, type: 'dashed' as const},
        })),
      ],
    },
    spots: columns(
      minutes.map(minute => told(minute, byMinute.get(minute))),
      {width, height, grid},
    ),
  };
}

const plain = {type: 'line', symbol: 'none', silent: true, clip: false} as const;

/** Marks what has no neighbour, and would be no part of a line, by a dot. */
const dotted = (values: readonly (number | null)[]) =>
  values.map((value, at) => {
    const isAlone = (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
    return value !== null && isAlone ? {value, symbol: 'circle', symbolSize: 6} : value;
  });

/** Prints minutes since midnight: `08:30`. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function told(minute: number, course: CourseReport | undefined): string {
  if (!course) return `${clock(minute)}: no readings`;
  const [p5, p25, p50, p75, p95] = course.percentiles;
  return `${clock(minute)}: median ${p50} mg/dL, half ${p25} to ${p75}, nine of ten ${p5} to ${p95}`;
}
