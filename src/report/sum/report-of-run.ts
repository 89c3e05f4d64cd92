import type {IngestOptions, IngestSummary} from '../../ingest/options.js';
import type {CheckSummary} from '../../ingest/plan/tally.js';
import type {Recording} from '../collect/recording.js';
import type {DataSetReport, Report} from '../model/report.js';
import {commandsOf} from './commands.js';
import {countsOf} from './counts.js';
import {dataReportOf} from './data-report.js';
import {glucoseReportOf} from './glucose-report.js';
import {headOf} from './head.js';
import {optionsReport} from './options-report.js';
import {outcomeOf} from './outcome.js';
import {refusedReportOf} from './refused-report.js';
import {requestsReportOf} from './requests-report.js';
import {targetOf} from './target.js';
import {warningReports} from './warning-reports.js';

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
  const {subject, source, options, data, causes, refusedKinds} = recording;
  const {warnings, started, milliseconds} = recording;
  const target = targetOf(options, place);
  const dataSets = dataSetsOf(summary);
  const {ledger} = options as Partial<IngestOptions>;
  const counted = summary && 'plan' in summary ? (summary.plan ?? summary) : summary;
  const collisions =
    counted && 'warnings' in counted ? counted.warnings?.['identity-collision'] : 0;
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
    counts: countsOf(summary),
    dataSets,
    data: dataReportOf(data, refusedKinds),
    glucose: glucoseReportOf(data),
    refused: refusedReportOf(causes),
    warnings: warningReports(warnings, collisions ?? 0),
    requests: requestsReportOf(recording.requests),
    batches: null,
    ...commandsOf({dataSets, target, ledger}),
  };
}

function dataSetsOf(summary: RunEnd['summary']): readonly DataSetReport[] {
  if (!summary || !('dataSets' in summary)) return [];
  if (!summary.plan) return summary.dataSets;
  return summary.plan.dataSets.map(({dataSetId, deviceId, data: uploaded, end}) => {
    const state = end === 'closed' ? 'to be closed' : 'to be left open';
    return {dataSetId, deviceId, state, uploaded};
  });
}
