import type {Courier} from '../delivery/courier.js';
import {amend, type IngestError} from '../errors.js';
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
  const resumable = run?.ledger.kind === 'file' && error.fault !== 'usage';
  if (run?.ledger.kind === 'memory') await run.target.undo(tidying(run, options, error));
  const summary = summing.summary(run?.target, report, 'missed');
  const message = resumable ? goingOn(error, options.ledger!) : leftovers(run);
  return Object.assign(amend(error, message) as IngestError, {summary, resumable});
}

/** A courier that is not cancelled as the run may be; it has not long if somebody waits for the end. */
function tidying({courier}: Run, {retries = 2}: IngestOptions, {fault}: IngestError): Courier {
  const patience = fault === 'cancelled' ? 8_000 : 60_000;
  const signal = AbortSignal.timeout(patience);
  return courier.inHaste({retries: Math.min(2, retries), patience, signal});
}

function goingOn({code, fault}: IngestError, ledger: string): string {
  const sets = `tidepool-ingest data-sets delete --state ${ledger}`;
  if (code === 'ERR_INGEST_SET_GONE') return '';
  if (fault === 'input' && code !== 'ERR_INGEST_TOO_MANY_REJECTS') {
    return `What is stored is noted in ${ledger}; a corrected file is another input, so first: ${sets}.`;
  }
  return `What is stored is noted in ${ledger}: the same command again goes on from there.`;
}

function leftovers(run: Run | undefined): string {
  const sets = run?.target.summaries ?? [];
  if (sets.length === 0) return 'No data set was opened.';
  const left = sets.filter(({state}) => state !== 'deleted').map(({dataSetId}) => dataSetId);
  if (left.length === 0) return 'The data sets opened for it are deleted again.';
  return `Left behind: ${left.join(', ')}; delete with: tidepool-ingest data-sets delete ID.`;
}
