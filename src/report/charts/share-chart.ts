import type {Series} from './bar-chart.js';
import type {Chart} from './draw.js';
import {type Form, widthOf} from './size.js';

/** A part of a whole. */
export type Share = Pick<Series, 'name' | 'color'> & {readonly value: number};

/** Makes one bar that is a whole, of its parts from left to right. */
export function shareChart(
  label: string,
  shares: readonly Share[],
  form: Form,
  height = 40,
): Chart {
  const width = widthOf[form];
  const all = shares.reduce((sum, {value}) => sum + value, 0);
  return {
    ...{label, width, height},
    option: {
      grid: {left: 0, right: 0, top: 0, bottom: 0},
      xAxis: {type: 'value', max: all, show: false},
      yAxis: {type: 'category', data: [''], show: false},
      series: shares.map(({name, color, value}) => ({
        ...{
          type: 'bar',
          name,
          stack: 'all',
          data: [value],
          barWidth: '100%',
          silent: true,
          clip: false,
        },
        itemStyle: {color, borderColor: 'var(--paper)', borderWidth: value > 0 ? 1 : 0},
      })),
    },
  };
}
