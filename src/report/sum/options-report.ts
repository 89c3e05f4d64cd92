import type {CheckOptions} from '../../ingest/check.js';
import type {IngestOptions} from '../../ingest/options.js';
import type {RunReport} from '../model/report.js';

/** Picks what a report tells of the options of a run: no credentials, and of a template only that there is one. */
export function optionsReport(options: IngestOptions | CheckOptions): RunReport['options'] {
  const told: [string, string | number | boolean][] = [];
  for (const name of names) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    const isTold = ['string', 'number', 'boolean'].includes(typeof value);
    if (isTold && value !== unchanged.get(name))
      told.push([name, value as string | number | boolean]);
  }
  const {pick, maxRejects, session} = options as Partial<IngestOptions>;
  if (pick !== undefined) told.push(['pick', String(pick)]);
  if (session !== undefined) told.push(['session', 'given']);
  if (maxRejects !== undefined) {
    const limit = 'count' in maxRejects ? maxRejects.count : `${maxRejects.percent}%`;
    told.push(['maxRejects', limit]);
  }
  return Object.fromEntries(told);
}

/** Switches that change nothing. */
const unchanged: ReadonlyMap<string, boolean> = new Map([
  ...['prepare', 'fromRejects', 'dryRun', 'keepIds'].map(name => [name, false] as const),
  ['close', true],
]);

const names = [
  ...['path', 'format', 'prepare', 'fromRejects', 'defaultDeviceId', 'deduplicator'],
  ...['dataSets', 'dataSetId', 'close', 'dryRun', 'duplicates', 'keepIds', 'ledger', 'rejects'],
  ...['batchSize', 'flushBytes', 'concurrency', 'retries', 'timeout', 'workers'],
  ...['maxRecordBytes', 'maxDepth'],
];
