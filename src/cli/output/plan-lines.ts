import type {Plan, PlannedDataSet} from '../../ingest/plan/plan.js';
import {bytes, count} from '../../print/numbers.js';
import type {Line} from './messages.js';
import {table} from './table.js';

const shownSets = 20;

/** Prints what an upload would do, for people. */
export function planLines(plan: Plan): Line[] {
  const {dataSets, requests, duplicates} = plan;
  const hidden = dataSets.length - shownSets;
  const rows = dataSets.slice(0, shownSets).map(rowOf);
  const openings = dataSets.slice(0, shownSets).flatMap(({opening}) => opening ?? []);
  return [
    ...(dataSets.length > 0 ? [['Data sets:', 'bold'] as const] : []),
    ...(rows.length > 0 ? table(rows) : []),
    ...(hidden > 0 ? [`  and ${count(hidden)} more`] : []),
    ...(openings.length > 0 ? [['Opened with:', 'bold'] as const] : []),
    ...openings.map(opening => `  ${JSON.stringify(opening)}`),
    ...(duplicates > 0 ? [`${count(duplicates)} data equal an earlier one of the input.`] : []),
    `${count(requests)} requests, ${bytes(plan.bytes)}, if nothing has to be sent twice. Nothing was sent.`,
  ];
}

const rowOf = ({deviceId, dataSetId, data, batches, bytes: size, end}: PlannedDataSet) => [
  `  ${deviceId ?? 'no device'}`,
  `${count(data)} data`,
  `${count(batches)} ${batches === 1 ? 'batch' : 'batches'}`,
  bytes(size),
  dataSetId === null ? `opened, then ${end}` : `appended to ${dataSetId}, then ${end}`,
];
