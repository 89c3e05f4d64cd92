import {findDeduplicator} from '../../tidepool/deduplicator.js';
import {IngestError} from '../../errors.js';
import type {IngestFailure, IngestOptions, IngestSummary} from '../../ingest/options.js';
import type {CheckSummary} from '../../ingest/tally.js';
import {defaults} from '../../options.js';
import type {Recording} from '../collect/recording.js';
import type {CountsReport, OutcomeReport, Report, TargetReport, WarningReport} from '../model.js';
import {dataReportOf} from './data-report.js';
import {glucoseReportOf} from './glucose-report.js';
import {headOf} from './head.js';
import {optionsReport} from './options-report.js';
import {requestsReportOf} from './requests-report.js';
import {undoCommands} from './undo.js';

/** How a run has ended: with a summary, with an error, or with both. */
export interface RunEnd {
  readonly summary?: IngestSummary | CheckSummary | undefined;
  readonly error?: unknown;
}

/** Sums up what was noted of a run. */
export function reportOfRun(
  recording: Recording,
  {summary, error}: RunEnd,
  place: 'platform' | 'sandbox',
): Report {
  const {subject, source, options, data, causes, requests, started, milliseconds} = recording;
  const target = targetOf(options, place);
  const dataSets = summary && 'dataSets' in summary ? summary.dataSets : [];
  const {ledger} = options as Partial<IngestOptions>;
  return {
    ...headOf(subject),
    run: {
      started: started.toISOString(),
      milliseconds: Math.round(milliseconds),
      input: Array.isArray(source) ? [...source] : [],
      options: optionsReport(options),
    },
    target,
    outcome: outcomeOf(summary, error),
    counts: countsOf(summary, recording),
    dataSets,
    data: dataReportOf(data, causes.kinds),
    glucose: glucoseReportOf(data),
    refused: {causes: causes.report, others: causes.others},
    warnings: warningReports(recording, summary),
    requests: requestsReportOf(requests),
    batches: null,
    undo: undoCommands(dataSets, target, ledger),
  };
}
