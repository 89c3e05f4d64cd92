import type {Causes} from '../../advice/causes.js';
import type {DataSetSummary, IngestSummary} from '../../ingest/options.js';
import type {CheckSummary} from '../../ingest/plan/tally.js';
import {count} from '../../print/numbers.js';
import type {WarningGroup} from '../../warnings/tally.js';
import {causeLines} from './cause-lines.js';
import {collisionLines, exportLines, foundLines, preparedLines} from './found-lines.js';
import type {Line} from './messages.js';
import {planLines} from './plan-lines.js';

/** Prints what `check` found, for people. */
export function checkLines(
  summary: CheckSummary,
  causes: Causes,
  groups: readonly WarningGroup[],
): Line[] {
  const {read, valid, rejected, duplicates} = summary;
  return [
    `${count(read)} data read: ${count(valid)} valid, ${count(rejected)} refused; ${count(duplicates)} duplicates among the valid.`,
    ...emptyLines(summary),
    ...foundLines(summary, groups),
    ...preparedLines(summary.prepared),
    ...causeLines(causes),
    ...exportLines(summary, summary),
  ];
}

/** An empty input is no fault, but seldom what was meant. */
const emptyLines = ({read, state}: {read: number; state?: string}): Line[] =>
  read > 0 || state === 'incomplete' ? [] : ['The input holds no record: is this the right file?'];

/** Prints what became of an upload, or what would become of it, for people. */
export function uploadLines(
  summary: IngestSummary,
  causes: Causes,
  groups: readonly WarningGroup[],
): Line[] {
  const {read, uploaded, rejected, duplicates, plan} = summary;
  const verb = summary.state === 'dry-run' ? 'would be uploaded' : 'uploaded';
  return [
    `${count(read)} data read: ${count(uploaded)} ${verb}, ${count(rejected)} refused, ${count(duplicates)} duplicates dropped.`,
    ...emptyLines(summary),
    ...(plan ? foundLines(plan, groups) : collisionLines(summary)),
    ...preparedLines(summary.prepared),
    ...causeLines(causes),
    ...(plan ? [...exportLines(summary, plan), ...planLines(plan)] : doneLines(summary)),
  ];
}

function doneLines(summary: IngestSummary): Line[] {
  const {batches, bytes, retries, milliseconds, fingerprint} = summary;
  return [
    ...setLines(summary.dataSets),
    ...proofLines(summary),
    ...openLines(summary),
    `${count(batches)} batches, ${count(bytes)} bytes, ${count(retries)} retries in ${(milliseconds / 1_000).toFixed(1)} s; fingerprint ${fingerprint}.`,
  ];
}

const shownSets = 50;

function setLines(dataSets: readonly DataSetSummary[]): Line[] {
  const hidden = dataSets.length - shownSets;
  return [
    ...dataSets
      .slice(0, shownSets)
      .map(
        ({dataSetId, state, uploaded, deviceId}) =>
          `${state === 'unknown' ? `The state of data set ${dataSetId}` : `Data set ${dataSetId}`} is ${state}: ${count(uploaded)} data of ${deviceId ?? 'no device'}.`,
      ),
    ...(hidden > 0 ? [`and ${count(hidden)} data sets more.`] : []),
  ];
}

function proofLines({confirmedByList, earlier}: IngestSummary): Line[] {
  return [
    ...(confirmedByList
      ? [
          `The close of ${count(confirmedByList)} was never answered; the list of data sets confirms it.`,
        ]
      : []),
    ...(earlier === 'done' ? ['An earlier run had done it all: nothing was sent now.'] : []),
  ];
}

function openLines({state, dataSets}: IngestSummary): Line[] {
  const open = dataSets.filter(set => set.state === 'open');
  if (state !== 'open' || open.length === 0) return [];
  return [
    'Open data are invisible until the data set is closed:',
    ...open.map(
      set => `  tidepool-ingest data-sets close ${set.dataSetId} --user-id ... --base-url ...`,
    ),
  ];
}
