import type {Courier} from '../delivery/courier.js';
import {amend, type ErrorCode, type IngestError} from '../errors.js';
import type {PrepareReport} from '../prepare/report.js';
import type {IngestFailure, IngestOptions} from './options.js';
import {ownError} from './own-error.js';
import type {Run} from './run.js';
import type {Summing} from './summing.js';

/** What a failed run leaves to tidy up and to report. */
export interface FailedRun {
  readonly options: IngestOptions;
  readonly run: Run | undefined;
  readonly summing: Summing;
  readonly report: PrepareReport | undefined;
}

/**
 * Takes back what a failed run opened, unless its ledger lets it go on, and makes the error to throw: what
 * happened, what is left, and the counts.
 */
export async function failureOf(
  thrown: unknown,
  {options, run, summing, report}: FailedRun,
): Promise<IngestFailure> {
  const error = ownError(thrown, options.signal);
  const next = run?.ledger.kind === 'file' ? nextStep(error) : 'start over';
  if (run?.ledger.kind === 'memory') await run.target.undo(tidying(run, options, error));
  if (next === 'mend the input') noteQuietly(run!);
  const summary = summing.summary(run?.target, report, 'missed');
  const message = next === 'start over' ? leftovers(run) : advice(next, options.ledger!);
  const amended = message ? (amend(error, message) as IngestError) : error;
  return Object.assign(amended, {summary, resumable: next === 'the same again'});
}

/** What is to be done after a failure for which the ledger stays. */
type NextStep = 'the same again' | 'mend the input' | 'other options' | 'as the error says';

function nextStep({code, fault}: IngestError): NextStep {
  if (code === 'ERR_INGEST_SET_GONE' || code === 'ERR_INGEST_CHANGED_INPUT') {
    return 'as the error says';
  }
  if (faultsOfContent.has(code)) return 'mend the input';
  const isOption = fault === 'usage' && code !== 'ERR_INGEST_NO_OUTPUT';
  return isOption ? 'other options' : 'the same again';
}

const faultsOfContent: ReadonlySet<ErrorCode> = new Set([
  'ERR_INGEST_COMPRESSION',
  'ERR_INGEST_ENCODING',
  'ERR_INGEST_NOT_JSON',
  'ERR_INGEST_TRUNCATED',
  'ERR_INGEST_NO_ARRAY',
] as const);

/** Once it is mended it is another input, and a later process must notice. */
function noteQuietly({input}: Run): void {
  try {
    input?.note('part');
  } catch {
    // What made the run fail comes first.
  }
}

/** A courier that is not cancelled as the run may be; it has not long if somebody waits for the end. */
function tidying({courier}: Run, {retries = 2}: IngestOptions, {fault}: IngestError): Courier {
  const patience = fault === 'cancelled' ? 6_000 : 60_000;
  const signal = AbortSignal.timeout(patience);
  return courier.inHaste({retries: Math.min(2, retries), patience, signal});
}

function advice(next: NextStep, ledger: string): string {
  const noted = `What is stored is noted in ${ledger}`;
  const first = `so first: tidepool-ingest data-sets delete --state ${ledger}.`;
  switch (next) {
    case 'the same again':
      return `${noted}: the same command again goes on from there.`;
    case 'mend the input':
      return `${noted}; a corrected file is another input, ${first}`;
    case 'other options':
      return `${noted}; with other options it is another run, ${first}`;
    default:
      return '';
  }
}

function leftovers(run: Run | undefined): string {
  const sets = run?.target.summaries ?? [];
  if (sets.length === 0) return 'No data set was opened.';
  const left = sets.filter(({state}) => state !== 'deleted').map(({dataSetId}) => dataSetId);
  if (left.length === 0) return 'The data sets opened for it are deleted again.';
  return `Left behind: ${left.join(', ')}; delete with: tidepool-ingest data-sets delete ID.`;
}
