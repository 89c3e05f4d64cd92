import {amend, type IngestError} from '../errors.js';
import type {PrepareReport} from '../prepare/report.js';
import {Client} from '../tidepool/client.js';
import {clientOptions} from './client-options.js';
import type {IngestFailure, IngestOptions} from './options.js';
import {ownError} from './own-error.js';
import type {Summing} from './summing.js';
import type {Target} from './target.js';

/** What a failed run leaves to tidy up and to report. */
export interface FailedRun {
  readonly options: IngestOptions;
  readonly target: Target | undefined;
  readonly summing: Summing;
  readonly report: PrepareReport | undefined;
}

/** Takes back what a failed run opened, and makes the error to throw: what happened, what is left, and the counts. */
export async function failureOf(
  thrown: unknown,
  {options, target, summing, report}: FailedRun,
): Promise<IngestFailure> {
  const error = ownError(thrown, options.signal);
  await target?.undo(tidyingClient(options, error));
  const summary = summing.summary(target, report, 'missed');
  return Object.assign(amend(error, leftovers(target)) as IngestError, {summary});
}

/** A client of its own, for the run's may be cancelled; it has not long if somebody waits for the end. */
function tidyingClient(options: IngestOptions, {fault}: IngestError): Client {
  const signal = AbortSignal.timeout(fault === 'cancelled' ? 8_000 : 60_000);
  return new Client({...clientOptions(options), signal});
}

function leftovers(target: Target | undefined): string {
  const sets = target?.summaries ?? [];
  if (sets.length === 0) return 'No data set was opened.';
  const left = sets.filter(({state}) => state !== 'deleted').map(({dataSetId}) => dataSetId);
  if (left.length === 0) return 'The data sets opened for it are deleted again.';
  return `Left behind: ${left.join(', ')}; delete with: tidepool-ingest data-sets delete ID.`;
}
