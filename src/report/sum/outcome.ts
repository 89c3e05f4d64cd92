import {IngestError} from '../../errors.js';
import type {IngestFailure, IngestSummary} from '../../ingest/options.js';
import type {CheckSummary} from '../../ingest/plan/tally.js';
import type {OutcomeReport} from '../model/report.js';

/** Tells how a run has ended, and of an error what may be shown. */
export function outcomeOf(
  summary: IngestSummary | CheckSummary | undefined,
  error: unknown,
): OutcomeReport {
  if (error !== undefined) return {state: 'incomplete', error: told(error)};
  if (!summary) return {state: 'incomplete', error: null};
  return {state: 'state' in summary ? summary.state : 'checked', error: null};
}

function told(error: unknown): OutcomeReport['error'] {
  if (error instanceof IngestError && error.fault !== 'internal') {
    const {code, message} = error;
    return {code, message, resumable: (error as Partial<IngestFailure>).resumable ?? false};
  }
  // What others throw may quote the data.
  return {code: 'ERR_INGEST_INTERNAL', message: 'a fault of ours.', resumable: false};
}
