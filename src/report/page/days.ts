import {html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {type Column, table} from '../../print/table.js';
import {barChart} from '../charts/bar-chart.js';
import {type Form, mostBuckets} from '../charts/size.js';
import type {DataReport, DayReport} from '../model/data.js';
import type {Report} from '../model/report.js';
import {type Bucket, type Buckets, bucketsOf, dayNumber} from './buckets.js';
import {coreRange} from './core-range.js';
import {figure} from './figure.js';
import type {Section} from './section.js';
import {counted, dayName} from './words.js';

/** Kinds with a colour of their own; the others share one. */
const shownKinds = 7;
const others = 'other kinds';

/** Shows how many data of which kinds each day has. */
export function daysSection({data}: Report): Section | undefined {
  if (!data || data.days.length === 0) return undefined;
  const names = namesOf(data);
  const range = coreRange(data.days.map(({day, kinds}) => ({day, data: sum(kinds)})));
  const rowsFor = (form: Form) => {
    const buckets = bucketsOf(range.first, range.last, mostBuckets[form]);
    return {per: buckets.per, rows: rowsOf(data.days, buckets, names)};
  };
  const {per, rows} = rowsFor('wide');
  const [first, last] = [data.days[0]!.day, data.days.at(-1)!.day];
  return {
    id: 'days',
    title: 'Data by day',
    content: html`${figure({
      caption: `Valid data from ${dayName(first)} to ${dayName(last)}, ${counted(data.days.length, 'day')} with data`,
      legend: names.map((name, index) => ({name, color: colorOf(name, index)})),
      chart: form => {
        const {per: unit, rows: bars} = rowsFor(form);
        return barChart(
          {
            title: `Data per ${perName(unit)}`,
            label: `Valid data per ${perName(unit)} by kind; the table below has the numbers`,
            names: bars.map(({bucket}) => bucket.name),
            titles: bars.map(titleOf),
            series: names.map((name, index) => ({
              ...{name, color: colorOf(name, index)},
              values: bars.map(({counts}) => counts[index]!),
            })),
          },
          form,
        );
      },
      tableName: `valid data per ${perName(per)}`,
      table: table(`Valid data per ${perName(per)} by kind`, rows, columnsOf(names)),
    })}
<p>${daysNote(data, range.outside)}</p>`,
  };
}

interface Row {
  readonly bucket: Bucket;
  readonly counts: readonly number[];
  readonly all: number;
}

function namesOf({kinds}: DataReport): string[] {
  const valid = kinds.filter(({valid: data}) => data > 0).map(({kind}) => kind!);
  return valid.length <= shownKinds + 1 ? valid : [...valid.slice(0, shownKinds), others];
}

const colorOf = (name: string, index: number) =>
  name === others ? 'var(--c-others)' : `var(--c${index + 1})`;

function rowsOf(days: readonly DayReport[], {list}: Buckets, names: readonly string[]): Row[] {
  const rows = list.map(bucket => ({bucket, counts: names.map(() => 0), all: 0}));
  let at = 0;
  for (const {day, kinds} of days) {
    const number = dayNumber(day);
    while (at < rows.length && rows[at]!.bucket.to < number) at++;
    const row = rows[at];
    if (!row || number < row.bucket.from) continue;
    for (const [kind, data] of Object.entries(kinds)) {
      const place = names.indexOf(kind);
      row.counts[place < 0 ? names.length - 1 : place]! += data;
      row.all += data;
    }
  }
  return rows;
}

const titleOf = ({bucket, all}: Row) => `${bucket.title}: ${counted(all, 'datum', 'data')}`;

const columnsOf = (names: readonly string[]): Column<Row>[] => [
  {title: 'Days', cell: ({bucket}) => bucket.title},
  ...names.map((name, index) => ({
    ...{title: name, isNumber: true},
    cell: ({counts}: Row) => count(counts[index]!),
  })),
  {title: 'All', cell: ({all}) => count(all), isNumber: true},
];

function daysNote({inUtc, leftOut}: DataReport, outside: number): string {
  const notes = [
    'A day is that of the place where the datum was made, as the datum tells it: by timezoneOffset, else by the offset of its time, else by deviceTime.',
    inUtc > 0
      ? `${counted(inUtc, 'datum tells', 'data tell')} none of these: of them it is the day in UTC.`
      : '',
    outside > 0
      ? `${counted(outside, 'datum is', 'data are')} so far from the others in time that the chart leaves ${outside === 1 ? 'it' : 'them'} out; was a clock never set?`
      : '',
    leftOut > 0
      ? `${counted(leftOut, 'datum has', 'data have')} days beyond those that a report can keep.`
      : '',
  ];
  return notes.filter(Boolean).join(' ');
}

export const perName = (per: Buckets['per']): string => (per === 'years' ? 'some years' : per);

const sum = (kinds: DayReport['kinds']) =>
  Object.values(kinds).reduce((all, number) => all + number, 0);
