import {type Content, type Html, html} from '../../print/html.js';
import {bytes, count} from '../../print/numbers.js';
import {draw} from '../charts/draw.js';
import {shareChart} from '../charts/share-chart.js';
import type {Report} from '../model/report.js';
import {legendOf} from './figure.js';
import {percent, timeTaken} from './words.js';

/** Shows the numbers that a run is remembered by, and what became of what part of the data. */
export function keyNumbers(report: Report): Html {
  const {subject, counts, run} = report;
  const {batches, retries, fingerprint, repeated} = counts;
  const entries: readonly (readonly [string, Content | null])[] = [
    ['data read', counts.read === null ? null : count(counts.read)],
    ...fatesOf(report).map(({name, value}) => [name, count(value)] as const),
    ['equal to an earlier one', repeated === null ? null : count(repeated)],
    [batches === 1 ? 'batch' : 'batches', batches === null ? null : count(batches)],
    [
      subject === 'dry-run' ? 'to send' : 'sent',
      counts.bytes === null ? null : bytes(counts.bytes),
    ],
    ['retries', retries === null ? null : count(retries)],
    ['from start to end', run.milliseconds === null ? null : timeTaken(run.milliseconds)],
    ['fingerprint', fingerprint === null ? null : html`<code>${fingerprint}</code>`],
  ];
  return html`${fateChart(report)}<dl class="key">${entries.map(([name, value]) =>
    value === null ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** What may become of a datum, and of how many it did. */
interface Fate {
  readonly name: string;
  readonly value: number;
  readonly color: string;
}

function fatesOf({subject, counts}: Report): Fate[] {
  const good = {
    ...{check: 'valid', 'dry-run': 'would be uploaded', upload: 'uploaded', ledger: 'uploaded'},
  }[subject];
  const {duplicates} = counts;
  return [
    {name: good, value: counts.good, color: 'var(--in-range)'},
    {
      name: 'refused',
      value: counts.refused,
      color: 'var(--low)',
    },
    ...(subject === 'check' || duplicates === null
      ? []
      : [{name: 'dropped as duplicates', value: duplicates, color: 'var(--c-others)'}]),
  ];
}

/** Shows the parts of the whole, where there is more than one. */
function fateChart(report: Report): Content {
  const fates = fatesOf(report).filter(({value}) => value > 0);
  if (fates.length < 2) return '';
  const all = fates.reduce((sum, {value}) => sum + value, 0);
  const told = fates.map(({name, value}) => `${name} ${percent(value / all)}`).join(', ');
  const chart = (form: 'wide' | 'narrow') =>
    draw(shareChart(`Of all data: ${told}`, fates, form, 16));
  return html`<div class="wide">${chart('wide')}</div><div class="narrow">${chart('narrow')}</div>
${legendOf(fates.map(({name, value, color}) => ({name: `${name} ${percent(value / all)}`, color})))}`;
}
