import {mgPerMmol} from '../../codec/go/glucose.js';
import {type Content, type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import {clock, courseChart} from '../charts/course-chart.js';
import {shareChart} from '../charts/share-chart.js';
import type {GlucoseReport, RangeReport} from '../model/glucose.js';
import type {Report} from '../model/report.js';
import {ranges} from '../sum/ranges.js';
import {figure} from './figure.js';
import type {Section} from './section.js';
import {counted, percent} from './words.js';

/** Shows how glucose values spread over the ranges, and over the day. */
export function glucoseSection({glucose, data}: Report): Section | undefined {
  if (!data || data.kinds.length === 0) return undefined;
  return {
    id: 'glucose',
    title: 'Glucose',
    content: glucose
      ? html`${statistics(glucose)}${rangesFigure(glucose)}${courseFigure(glucose)}`
      : html`<p>There are no valid readings of a glucose sensor (cbg) in this input.</p>`,
  };
}

function statistics({readings, mean, standardDeviation, gmi, coverage}: GlucoseReport): Html {
  const entries: [string, Content][] = [
    ['readings', count(readings)],
    [`mean in mg/dL (${mmol(mean)} mmol/L)`, String(Math.round(mean))],
    ['coefficient of variation', percent(standardDeviation / mean)],
    ...(gmi === null ? [] : ([['GMI', `${gmi.toFixed(1)}%`]] as [string, Content][])),
  ];
  const missing = html`<p>No glucose management indicator: it means something from 14 days with 70% of their readings on; here ${counted(coverage.goodDays, 'day has', 'days have')} that.</p>`;
  return html`<dl class="key">${entries.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>${gmi === null ? missing : ''}`;
}

function rangesFigure({ranges: found, readings}: GlucoseReport): Html {
  const rising = found.toReversed();
  const told = rising.map(({range, share}) => `${range} ${percent(share)}`).join(', ');
  return figure({
    caption: html`Time in range, of ${counted(readings, 'reading')}`,
    chart: form =>
      shareChart(
        `Time in range: ${told}`,
        rising.map(({range, readings: value}) => ({name: range, color: colorOf(range), value})),
        form,
      ),
    legend: rising.map(({range, share}) => ({
      name: html`${range} <strong>${percent(share)}</strong>`,
      color: colorOf(range),
    })),
    tableName: 'time in range',
    table: table('Readings by range, the highest first', found, [
      {title: 'Range', cell: ({range}) => range},
      {title: 'mg/dL', cell: ({range}) => boundsOf(range, String)},
      {title: 'mmol/L', cell: ({range}) => boundsOf(range, mmol)},
      {title: 'Readings', cell: ({readings: value}) => count(value), isNumber: true},
      {title: 'Part', cell: ({share}) => percent(share), isNumber: true},
    ]),
  });
}

const colorOf = (range: RangeReport['range']) => `var(--${range.replace(' ', '-')})`;

function boundsOf(range: RangeReport['range'], print: (mg: number) => string): string {
  const {from, to} = ranges.find(each => each.range === range)!;
  if (from === 0) return `below ${print(to + 1)}`;
  return Number.isFinite(to) ? `${print(from)} to ${print(to)}` : `above ${print(from - 1)}`;
}

function courseFigure({course}: GlucoseReport): Html {
  return figure({
    caption: 'The usual day: glucose in mg/dL by time of day, on the clock of the place',
    chart: form => courseChart(describe(course), course, form),
    legend: [
      {name: 'median', color: 'var(--median)'},
      {name: 'half of the readings', color: 'var(--half)'},
      {name: 'nine of ten', color: 'var(--most)'},
      {name: '70 and 180 mg/dL (3.9 and 10.0 mmol/L)', color: 'var(--range)'},
    ],
    tableName: 'glucose by time of day',
    table: table('Glucose by time of day in mg/dL', course, [
      {title: 'From', cell: ({minute}) => clock(minute)},
      {title: 'Readings', cell: ({readings}) => count(readings), isNumber: true},
      ...['5%', '25%', 'Median', '75%', '95%'].map((title, at) => ({
        ...{title, isNumber: true},
        cell: ({percentiles}: GlucoseReport['course'][number]) => percentiles[at]!,
      })),
    ]),
  });
}

function describe(course: GlucoseReport['course']): string {
  const medians = course.map(({percentiles}) => percentiles[2]);
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  return `Glucose by time of day: the median lies between ${least} and ${most} mg/dL`;
}

const mmol = (mg: number) => (mg / mgPerMmol).toFixed(1);
