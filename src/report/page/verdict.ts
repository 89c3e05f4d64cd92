import {count} from '../../print/numbers.js';
import type {Report} from '../model/report.js';
import {counted} from './words.js';

/** What a report says first. */
export interface Verdict {
  /** How it is to be taken, in a word beside the colour. */
  readonly tone: 'good' | 'mixed' | 'bad';
  readonly word: string;
  readonly headline: string;
  /** What else must be said at once. */
  readonly lines: readonly string[];
}

/** Judges a run as a person would tell it. */
export function verdictOf(report: Report): Verdict {
  const {subject, outcome} = report;
  if (outcome.error) return failed(report, outcome.error);
  switch (subject) {
    case 'check':
      return checked(report);
    case 'dry-run':
      return {
        ...partly(report, `would be uploaded${planned(report)}`),
        lines: ['Nothing was sent.', ...rest(report)],
      };
    case 'ledger':
      return noted(report);
    default:
      return uploaded(report);
  }
}

const planned = ({dataSets}: Report) =>
  dataSets.length > 0 ? ` to ${counted(dataSets.length, 'data set')}` : '';

function failed(report: Report, error: NonNullable<Report['outcome']['error']>): Verdict {
  const {counts, subject} = report;
  const done =
    subject === 'check'
      ? `${count(counts.read ?? 0)} data were checked until then, ${count(counts.good)} of them valid.`
      : `${counted(counts.good, 'datum is', 'data are')} known to be uploaded.`;
  return {
    tone: 'bad',
    word: 'Not finished',
    headline: subject === 'check' ? 'The check did not finish.' : 'The upload did not finish.',
    lines: [
      done,
      `${error.code}: ${error.message}`,
      ...(error.resumable ? ['The same command again goes on from there.'] : []),
    ],
  };
}

function checked(report: Report): Verdict {
  const {counts} = report;
  const repeated = counts.repeated ?? 0;
  const doubles =
    repeated > 0
      ? [
          `${counted(repeated, 'datum equals', 'data equal')} an earlier one; --duplicates drop leaves them out.`,
        ]
      : [];
  return {...partly(report, 'valid'), lines: [...rest(report), ...doubles]};
}

function uploaded(report: Report): Verdict {
  const {outcome, counts, dataSets} = report;
  const there = dataSets.filter(({state}) => state !== 'deleted');
  const where = ` to ${counted(there.length, 'data set')}${statesOf(there.map(({state}) => state))}`;
  if (counts.good === 0) return {...partly(report, 'uploaded'), lines: rest(report)};
  const verdict = partly(report, `uploaded${where}`);
  switch (outcome.state) {
    case 'closed':
      return verdict;
    case 'open':
      return {
        ...verdict,
        ...{tone: 'mixed', word: 'Open'},
        lines: ['Data of an open data set stay invisible until it is closed.', ...verdict.lines],
      };
    default:
      return {...verdict, tone: 'bad', word: 'Not finished'};
  }
}

/** Tells what a ledger says; how many data there were in the input it does not know. */
function noted(report: Report): Verdict {
  const {outcome, counts, dataSets, batches} = report;
  const there = dataSets.filter(({state}) => state !== 'deleted');
  const where = `${counted(there.length, 'data set')}${statesOf(there.map(({state}) => state))}`;
  const some = counted(counts.good, 'datum is', 'data are');
  const unsettled = (batches?.sent ?? 0) - (batches?.settled ?? 0);
  const lines = [
    ...(counts.refused > 0
      ? [`It knows of ${counted(counts.refused, 'refused datum', 'refused data')}.`]
      : []),
    ...(unsettled > 0
      ? [
          `${counted(unsettled, 'batch is', 'batches are')} not settled: it is not known whether they are stored.`,
        ]
      : []),
  ];
  if (there.length === 0) {
    const headline = 'Nothing of this run is on the platform.';
    return {tone: 'mixed', word: 'Nothing there', headline, lines};
  }
  const headline = `${some} uploaded to ${where}.`;
  if (outcome.state === 'closed') return {tone: 'good', word: 'Closed', headline, lines};
  if (outcome.state === 'open') return {tone: 'mixed', word: 'Open', headline, lines};
  const again = 'The same upload command again goes on from there.';
  return {tone: 'bad', word: 'Not finished', headline, lines: [...lines, again]};
}

function statesOf(states: readonly string[]): string {
  const [state, ...others] = new Set(states);
  if (state === undefined) return '';
  if (others.length > 0) return ', not all of them closed';
  return states.length === 1 ? `, which is ${state}` : `, all ${state}`;
}

/** Says how many of the data that is true of. */
function partly(report: Report, what: string): Verdict {
  const {read: known, good} = report.counts;
  const read = known ?? good;
  const lines = rest(report);
  const is = good === 1 ? 'is' : 'are';
  const does = what.startsWith('would') ? '' : `${is} `;
  if (read === 0)
    return {tone: 'mixed', word: 'Empty', headline: 'The input holds no data.', lines};
  if (good === read) {
    const all = read === 1 ? 'The one datum' : `All ${count(read)} data`;
    return {tone: 'good', word: 'Complete', headline: `${all} ${does}${what}.`, lines};
  }
  if (good === 0) {
    const not = what.startsWith('would') ? 'would not be uploaded' : `is not ${what}`;
    const none =
      read === 1 ? `The one datum ${not}.` : `None of the ${count(read)} data ${does}${what}.`;
    return {tone: 'bad', word: 'Refused', headline: none, lines};
  }
  const some = `${count(good)} of ${count(read)} data ${does}${what}.`;
  return {tone: 'mixed', word: 'Complete but for some', headline: some, lines};
}

function rest({counts: {refused, duplicates}}: Report): string[] {
  return [
    ...(refused > 0
      ? [`${counted(refused, 'datum was', 'data were')} refused; why stands below.`]
      : []),
    ...(duplicates !== null && duplicates > 0
      ? [
          `${counted(duplicates, 'datum was', 'data were')} dropped as ${duplicates === 1 ? 'a duplicate' : 'duplicates'}.`,
        ]
      : []),
  ];
}
