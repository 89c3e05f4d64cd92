import {problem} from '../../errors.js';
import type {IngestOptions, RejectLimit} from '../../ingest/options.js';
import type {InputFlags} from './flags.js';
import {inputOptions} from './input-options.js';
import {readJsonFile} from './json-file.js';

/** The flags of `upload`. */
export interface UploadFlags extends InputFlags {
  readonly baseUrl?: string;
  readonly sandbox?: true;
  readonly dataSets?: 'per-device' | 'one';
  readonly dataSet?: string;
  readonly session?: string;
  readonly batchSize: number;
  readonly flushBytes: number;
  readonly concurrency: number;
  readonly close: boolean;
  readonly dryRun?: true;
  /** Folder for the bodies of a dry run. */
  readonly bodies?: string;
  readonly retries: number;
  readonly timeout?: number;
  readonly state?: string;
  readonly duplicates: 'keep' | 'drop';
  readonly keepIds?: true;
  readonly maxRejects?: RejectLimit;
}

/** Makes the options of `ingest`, all but the way to the platform; throws `ERR_INGEST_USAGE`. */
export function uploadOptions(files: readonly string[], flags: UploadFlags): IngestOptions {
  const {batchSize, flushBytes, concurrency, close, dryRun, dataSet} = flags;
  const {retries, timeout, state, duplicates, keepIds, maxRejects} = flags;
  const {userId} = flags;
  if (userId === undefined) {
    throw usage('whose data are these? Name the user with --user-id or TIDEPOOL_USER_ID.');
  }
  if (dataSet !== undefined && flags.dataSets === 'per-device') {
    throw usage('--data-set appends to one data set, --data-sets per-device wants several.');
  }
  return {
    ...inputOptions(files, flags),
    ...{userId, batchSize, flushBytes, concurrency, close, dryRun},
    ...{retries, timeout, ledger: state, rejects: flags.rejects, duplicates, keepIds},
    maxRejects: maxRejects ?? (flags.rejects === undefined ? {percent: 10} : undefined),
    dataSets: dataSet === undefined ? flags.dataSets : 'one',
    dataSetId: dataSet,
    session: flags.session === undefined ? undefined : readTemplate(flags.session),
  };
}

function readTemplate(file: string): Readonly<Record<string, unknown>> {
  const value = readJsonFile('--session', file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw usage(`--session: ${file} must hold a JSON object, the body that opens a data set.`);
}

const usage = (message: string) => problem('ERR_INGEST_USAGE', {message});
