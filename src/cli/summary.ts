import {printPlace} from '../errors.js';
import type {IngestSummary} from '../ingest/options.js';
import type {CheckSummary} from '../ingest/tally.js';
import type {PreparedSummary} from '../prepare/report.js';
import type {WarningGroup} from '../warnings/tally.js';
import type {Cause, Causes} from './causes.js';
import {count} from './numbers.js';

const shownCauses = 20;
const shownDevices = 20;

/** Prints what `check` found, for people; no measured values. */
export function checkLines(
  summary: CheckSummary,
  causes: Causes,
  groups: readonly WarningGroup[],
): string[] {
  const {read, valid, rejected, duplicates, kinds, devices, from, to} = summary;
  return [
    `${count(read)} data read: ${count(valid)} valid, ${count(rejected)} refused; ${count(duplicates)} duplicates among the valid.`,
    ...(from === null ? [] : [`Times: ${from} to ${to}.`]),
    ...table('Kinds', Object.entries(kinds)),
    ...table('Devices', Object.entries(devices)),
    ...warningLines(summary, groups),
    ...preparedLines(summary.prepared),
    ...causeLines(causes),
  ];
}

/** Prints what became of an upload, for people; no measured values. */
export function uploadLines(summary: IngestSummary, causes: Causes): string[] {
  const {state, read, uploaded, rejected, duplicates, dataSets} = summary;
  const verb = state === 'dry-run' ? 'would be uploaded' : 'uploaded';
  return [
    `${count(read)} data read: ${count(uploaded)} ${verb}, ${count(rejected)} refused, ${count(duplicates)} duplicates dropped.`,
    ...collisionLines(summary.warnings),
    ...preparedLines(summary.prepared),
    ...causeLines(causes),
    ...dataSets.map(
      set =>
        `Data set ${set.dataSetId} is ${set.state}: ${count(set.uploaded)} data of ${set.deviceId ?? 'no device'}.`,
    ),
    ...proofLines(summary),
    ...openLines(summary),
    `${count(summary.batches)} batches, ${count(summary.bytes)} bytes, ${count(summary.retries)} retries in ${(summary.milliseconds / 1_000).toFixed(1)} s; fingerprint ${summary.fingerprint}.`,
  ];
}

function proofLines({confirmedByList, earlier}: IngestSummary): string[] {
  return [
    ...(confirmedByList
      ? [
          `The close of ${count(confirmedByList)} was never answered; the list of data sets confirms it.`,
        ]
      : []),
    ...(earlier === 'done' ? ['An earlier run had done it all: nothing was sent now.'] : []),
  ];
}

function openLines({state, dataSets}: IngestSummary): string[] {
  const open = dataSets.filter(set => set.state === 'open');
  if (state !== 'open' || open.length === 0) return [];
  return [
    'Open data are invisible until the data set is closed:',
    ...open.map(
      set => `  tidepool-ingest data-sets close ${set.dataSetId} --user-id ... --base-url ...`,
    ),
  ];
}

function warningLines({warnings}: CheckSummary, groups: readonly WarningGroup[]): string[] {
  return [
    ...(Object.keys(warnings).length > 0 ? ['Warnings, none of them rejects:'] : []),
    ...groups
      .slice(0, shownCauses)
      .map(
        ({code, pointer, detail, ...group}) =>
          `  ${count(group.count)} × ${code} at ${pointer}: ${detail}; first ${printPlace(group.places[0]!)}`,
      ),
    ...collisionLines(warnings),
  ];
}

function collisionLines(warnings: Readonly<Record<string, number>> = {}): string[] {
  const collisions = warnings['identity-collision'] ?? 0;
  if (collisions === 0) return [];
  return [`  ${count(collisions)} × identity-collision: the same identity, other content`];
}

function preparedLines(prepared: PreparedSummary | undefined): string[] {
  if (!prepared) return [];
  const {uploads, embedded, changes} = prepared;
  return [
    `Prepared: ${count(uploads)} upload records taken out, ${count(embedded)} data sent inside others.`,
    ...Object.entries(changes).map(([name, data]) => `  ${name}: ${count(data)}`),
  ];
}

function causeLines(causes: Causes): string[] {
  const {list, others} = causes;
  const hidden = list.slice(shownCauses).reduce((sum, cause) => sum + cause.count, others);
  return [
    ...(list.length > 0 ? ['Refused:'] : []),
    ...list.slice(0, shownCauses).map(causeLine),
    ...(hidden > 0 ? [`  ${count(hidden)} others`] : []),
  ];
}

const causeLine = (cause: Cause) =>
  `  ${count(cause.count)} × ${cause.code} at ${cause.pointer || 'the datum'} (${cause.kind ?? 'unknown kind'}), first ${printPlace(cause.first)}${cause.hint ? `: ${cause.hint}` : ''}`;

function table(title: string, entries: readonly [string, number][]): string[] {
  const sorted = entries.toSorted((a, b) => b[1] - a[1]);
  const hidden = sorted.length - shownDevices;
  return [
    ...(sorted.length > 0 ? [`${title}:`] : []),
    ...sorted.slice(0, shownDevices).map(([name, number]) => `  ${name}: ${count(number)}`),
    ...(hidden > 0 ? [`  and ${count(hidden)} more`] : []),
  ];
}
