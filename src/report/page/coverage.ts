import {type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import {barChart} from '../charts/bar-chart.js';
import {type Form, mostBuckets} from '../charts/size.js';
import type {CoverageReport, GapsReport, SensorReport} from '../model/glucose.js';
import type {Report} from '../model/report.js';
import {type Bucket, bucketsOf, dayNumber} from './buckets.js';
import {coreRange} from './core-range.js';
import {perName} from './days.js';
import {figure} from './figure.js';
import {deviceName} from './names.js';
import type {Section} from './section.js';
import {counted, dayName, percent, timeName, timeTaken} from './words.js';

/** Shows which part of the time has glucose readings, and where they are missing. */
export function coverageSection({glucose}: Report): Section | undefined {
  if (!glucose) return undefined;
  return {
    id: 'coverage',
    title: 'Coverage and gaps',
    content: html`${coverageFigure(glucose.coverage)}${sensorTable(glucose.sensors)}${gaps(glucose.coverage.gaps)}`,
  };
}

function coverageFigure({share, days, goodDays}: CoverageReport): Html {
  const range = coreRange(days.map(({day}) => ({day, data: 1})));
  const barsFor = (form: Form) => {
    const {per, list} = bucketsOf(range.first, range.last, mostBuckets[form]);
    return {per, bars: list.map(bucket => ({bucket, share: meanOf(days, bucket)}))};
  };
  const {per, bars} = barsFor('wide');
  const between = `${dayName(days[0]!.day)} and ${dayName(days.at(-1)!.day)}`;
  return figure({
    caption: html`Between ${between}, <strong>${percent(share)}</strong> of the time has readings; ${counted(goodDays, 'day has', 'days have')} 70% or more`,
    chart: form => {
      const {per: unit, bars: shown} = barsFor(form);
      return barChart(
        {
          title: `Part of each ${perName(unit)} with readings`,
          label: `Part of each ${perName(unit)} that has glucose readings; the table below has the numbers`,
          names: shown.map(({bucket}) => bucket.name),
          titles: shown.map(({bucket, share: part}) => `${bucket.title}: ${percent(part)}`),
          series: [
            {name: 'covered', color: 'var(--c1)', values: shown.map(each => each.share * 100)},
          ],
          ...{height: 160, print: value => `${value}%`, most: 100},
        },
        form,
      );
    },
    tableName: `coverage per ${perName(per)}`,
    table: table(`Part of each ${perName(per)} that has glucose readings`, bars, [
      {title: 'Days', cell: ({bucket}) => bucket.title},
      {title: 'Covered', cell: ({share: part}) => percent(part), isNumber: true},
    ]),
  });
}

/** Days without a reading count as well. */
function meanOf(days: CoverageReport['days'], {from, to}: Bucket): number {
  let sum = 0;
  for (const {day, share} of days) {
    const number = dayNumber(day);
    if (number >= from && number <= to) sum += share;
  }
  return sum / (to - from + 1);
}

const sensorTable = (sensors: readonly SensorReport[]): Html =>
  table('Sensors, and how long a reading counts', sensors.slice(0, shownSensors), [
    {title: 'Device', cell: ({deviceId}) => deviceName(deviceId)},
    {title: 'Readings', cell: ({readings}) => count(readings), isNumber: true},
    {title: 'A reading counts', cell: ({minutes, known}) => `${minutes} min, ${how[known]}`},
  ]);

const shownSensors = 20;

const how: Readonly<Record<SensorReport['known'], string>> = {
  said: 'as the data say (sampleInterval)',
  seen: 'the pause seen most often',
  assumed: 'assumed',
};

function gaps({longerThan, count: number, longest}: GapsReport): Html {
  const hours = longerThan / 60;
  if (number === 0) return html`<p>There is no gap of more than ${hours} hours.</p>`;
  const which =
    number > longest.length ? `, the ${longest.length} longest of ${count(number)}` : '';
  return table(`Gaps of more than ${hours} hours${which}`, longest, [
    {title: 'After', cell: ({from}) => timeName(from)},
    {title: 'Until', cell: ({to}) => timeName(to)},
    {title: 'Length', cell: ({minutes}) => timeTaken(minutes * 60_000), isNumber: true},
  ]);
}
