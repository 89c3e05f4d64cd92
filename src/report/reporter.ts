import {problem} from '../errors.js';
import {type CheckOptions, check} from '../ingest/check.js';
import {ingest} from '../ingest/ingest.js';
import type {Source} from '../ingest/input/input.js';
import type {IngestOptions, IngestSummary} from '../ingest/options.js';
import type {CheckSummary} from '../ingest/plan/tally.js';
import {Recording} from './collect/recording.js';
import {watchRequests} from './collect/watch.js';
import type {Report} from './model/report.js';
import {type RunEnd, reportOfRun} from './sum/report-of-run.js';

export type {RunEnd} from './sum/report-of-run.js';

/** What a report cannot see by itself. */
export interface ReporterOptions {
  /** The upload goes to a stand-in for the platform that is gone with the process. */
  readonly sandbox?: true | undefined;
}

/**
 * Looks on while a run goes, to report on it. Its `ingest` and `check` are those of the library, and throw
 * what those throw: there is a report all the same. One reporter is for one run.
 */
export class Reporter {
  readonly #options: ReporterOptions;
  #recording: Recording | undefined;
  #end: RunEnd = {};

  constructor(options: ReporterOptions = {}) {
    this.#options = options;
  }

  /** Uploads as `ingest` does. */
  readonly ingest = (source: Source, options: IngestOptions): Promise<IngestSummary> => {
    const recording = new Recording(options.dryRun ? 'dry-run' : 'upload', source, options);
    // A dry run looks for warnings by itself.
    const accept = options.dryRun ? recording.accept : recording.acceptAndWarn;
    const on = {...options, ...listeners(accept, recording, options)};
    return this.#record(recording, () => ingest(source, on));
  };

  /** Checks as `check` does. */
  readonly check = (source: Source, options: CheckOptions = {}): Promise<CheckSummary> => {
    const recording = new Recording('check', source, options);
    const on = {...options, ...listeners(recording.accept, recording, options)};
    return this.#record(recording, () => check(source, on));
  };

  /** Reports on the run: on its end, or on another where the caller did not wait for that one. */
  report(end: RunEnd = this.#end): Report {
    if (!this.#recording) {
      throw problem('ERR_INGEST_USAGE', {message: 'Reporter: there is no run to report on yet.'});
    }
    return reportOfRun(this.#recording, end, this.#options.sandbox ? 'sandbox' : 'platform');
  }

  async #record<S extends IngestSummary | CheckSummary>(
    recording: Recording,
    job: () => Promise<S>,
  ): Promise<S> {
    this.#recording = recording;
    try {
      const summary = await watchRequests(recording.requests, job);
      this.#end = {summary};
      return summary;
    } catch (error) {
      this.#end = {error, summary: (error as {summary?: S}).summary};
      throw error;
    }
  }
}

/** Lets a recording listen beside the caller. */
function listeners(
  accept: Recording['accept'],
  {refuse, warn}: Recording,
  {onAccepted, onReject, onWarnings}: IngestOptions | CheckOptions,
) {
  return {
    onAccepted: both(accept, onAccepted),
    onReject: both(refuse, onReject),
    onWarnings: both(warn, onWarnings),
  };
}

const both =
  <A>(one: (value: A) => void, other: ((value: A) => void) | undefined) =>
  (value: A) => {
    one(value);
    other?.(value);
  };
