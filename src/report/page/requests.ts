import {type Html, html} from '../../print/html.js';
import {bytes, count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import {barChart} from '../charts/bar-chart.js';
import type {Report} from '../model/report.js';
import type {ActionReport, RequestsReport, SpanReport} from '../model/requests.js';
import {figure} from './figure.js';
import type {Section} from './section.js';
import {counted, timeTaken} from './words.js';

/** Shows what was asked of the platform, when, and what had to be asked again. */
export function requestsSection({requests}: Report): Section | undefined {
  if (!requests) return undefined;
  const {actions, spans, waited} = requests;
  const all = actions.reduce((sum, each) => sum + each.requests, 0);
  const again = spans.reduce((sum, {retries}) => sum + retries, 0);
  const waits = waited > 0 ? `, ${timeTaken(waited)} of waiting before them` : '';
  return {
    id: 'requests',
    title: 'Requests over time',
    content: html`<p>${counted(all, 'request')}, ${again === 0 ? 'none of them a repeat' : `${counted(again, 'repeat')}${waits}`}.</p>
${timeline(requests)}
${actionTable(actions)}`,
  };
}

/** Something that is told of each part of the time. */
interface Measure {
  readonly name: string;
  readonly color: string;
  readonly of: (span: SpanReport) => number;
  readonly print: (value: number) => string;
}

const measures: readonly Measure[] = [
  {name: 'Requests', color: 'var(--c1)', of: ({requests}) => requests, print: count},
  {name: 'Sent again', color: 'var(--c2)', of: ({retries}) => retries, print: count},
  {name: 'Seconds waited', color: 'var(--c5)', of: ({waited}) => waited / 1_000, print: seconds},
];

function timeline({spans, length}: RequestsReport): Html {
  // What never happened needs no plot of its own.
  const shown = measures.filter(({of}, index) => index === 0 || spans.some(span => of(span) > 0));
  const names = spans.map((_, index) => since(index * length));
  return figure({
    caption: html`What happened in each ${timeTaken(length)} since the start`,
    chart: form =>
      shown.map(({name, color, of, print}) => {
        const values = spans.map(of);
        const titles = values.map((value, index) => `${names[index]}: ${name} ${print(value)}`);
        const label = `${name} per ${timeTaken(length)}; the table below has the numbers`;
        const series = [{name, color, values}];
        return barChart({title: name, label, names, titles, series, height: 110}, form);
      }),
    tableName: 'requests over time',
    table: table(
      `What happened in each ${timeTaken(length)}`,
      [...spans.entries()],
      [
        {title: 'Since the start', cell: ([index]) => names[index]!},
        ...measures.map(({name, of, print}) => ({
          ...{title: name, isNumber: true},
          cell: ([, span]: [number, SpanReport]) => print(of(span)),
        })),
        {title: 'Bodies', cell: ([, span]) => bytes(span.bytes), isNumber: true},
      ],
    ),
  });
}

const actionTable = (actions: readonly ActionReport[]): Html =>
  table('Requests by purpose', actions, [
    {title: 'Purpose', cell: ({action}) => action},
    {title: 'Requests', cell: ({requests}) => count(requests), isNumber: true},
    {title: 'Answers', cell: ({answers}) => answerList(answers)},
    {title: 'Mean time', cell: ({mean}) => timeTaken(mean), isNumber: true},
    {title: 'Longest', cell: ({longest}) => timeTaken(longest), isNumber: true},
  ]);

const answerList = (answers: ActionReport['answers']): string =>
  Object.entries(answers)
    .map(([status, times]) => `${status === 'none' ? 'no answer' : status} × ${count(times)}`)
    .join(', ');

/** Prints whole seconds since the start: `0:05`, `1:02:05`. */
function since(milliseconds: number): string {
  const all = Math.round(milliseconds / 1_000);
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function seconds(value: number): string {
  return value === 0 ? '0' : value.toFixed(value < 10 ? 1 : 0);
}
