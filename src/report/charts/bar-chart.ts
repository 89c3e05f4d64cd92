import {namesAxis, numbersAxis, short} from './axes.js';
import type {Chart, Spot} from './draw.js';
import {type Form, gridOf, widthOf} from './size.js';

/** One of the parts that bars are stacked of. */
export interface Series {
  readonly name: string;
  /** Its colour, as the page's style names it. */
  readonly color: string;
  readonly values: readonly number[];
}

/** What a chart of bars shows. */
export interface Bars {
  readonly title?: string;
  readonly label: string;
  /** Names below the bars, and what is told of each under the pointer. */
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly series: readonly Series[];
  readonly height?: number;
  /** How numbers beside the axis are written, and where it ends. */
  readonly print?: (value: number) => string;
  readonly most?: number;
}

/** Makes a chart of bars, each stacked of its parts. */
export function barChart({title, label, names, titles, series, ...bars}: Bars, form: Form): Chart {
  const {height = 240, print = short, most} = bars;
  const [width, grid] = [widthOf[form], gridOf[form]];
  return {
    ...{title, label, width, height},
    option: {
      grid,
      xAxis: namesAxis(names, form),
      yAxis: numbersAxis(print, most),
      series: series.map(({name, color, values}) => ({
        ...{type: 'bar', name, stack: 'all', data: [...values]},
        itemStyle: {color},
        barCategoryGap: names.length > 40 ? '12%' : '24%',
        barMaxWidth: 48,
        silent: true,
      })),
    },
    spots: columns(titles, {width, height, grid}),
  };
}

/** Cuts the plot into columns, one for each title. */
export function columns(
  titles: readonly string[],
  {width, height, grid}: {width: number; height: number; grid: (typeof gridOf)[Form]},
): Spot[] {
  const step = (width - grid.left - grid.right) / titles.length;
  return titles.map((title, index) => ({
    x: round(grid.left + index * step),
    y: grid.top,
    width: round(step),
    height: height - grid.top - grid.bottom,
    title,
  }));
}

const round = (value: number) => Math.round(value * 100) / 100;
