import type {PreparedSummary} from '../../prepare/report.js';
import type {DataReport} from './data.js';
import type {RefusedReport, WarningReport} from './findings.js';
import type {GlucoseReport} from './glucose.js';
import type {BatchesReport, RequestsReport} from './requests.js';

/**
 * What became of a run, in numbers and places: the JSON form of a report, and all that the page shows. Holds
 * no glucose value of a single time, no refused value, no token. `schema/report.json` describes it.
 */
export interface Report {
  readonly report: 'tidepool-ingest';
  readonly version: 1;
  readonly subject: Subject;
  /** When it was made, in UTC. */
  readonly created: string;
  readonly program: ProgramReport;
  readonly run: RunReport;
  /** Whose data, and where they went; null where nobody said. */
  readonly target: TargetReport | null;
  readonly outcome: OutcomeReport;
  readonly counts: CountsReport;
  readonly dataSets: readonly DataSetReport[];
  /** The valid data by kind, device and day; null where only a ledger was read. */
  readonly data: DataReport | null;
  /** Null where there are no readings of a sensor. */
  readonly glucose: GlucoseReport | null;
  readonly refused: RefusedReport;
  /** Null where nobody looked. */
  readonly warnings: readonly WarningReport[] | null;
  /** Null where nothing was sent, or nobody looked on. */
  readonly requests: RequestsReport | null;
  /** What a ledger knows of the batches. */
  readonly batches: BatchesReport | null;
  /** Commands that close the data sets that are still open. */
  readonly close: readonly string[];
  /** Commands that take back what was uploaded. */
  readonly undo: readonly string[];
}

/** What a report is about: a check, an upload, a dry run, or what a ledger knows. */
export type Subject = 'check' | 'upload' | 'dry-run' | 'ledger';

/** What made the report, and on what. */
export interface ProgramReport {
  readonly name: string;
  readonly version: string;
  readonly node: string;
  readonly system: string;
}

/** How the run was called. Options are those that were given, secrets never among them. */
export interface RunReport {
  readonly started: string | null;
  readonly milliseconds: number | null;
  readonly input: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** Whose data, and where they went. */
export interface TargetReport {
  readonly userId: string | null;
  /** `sandbox` for a stand-in that is gone with its run; null where nothing is sent. */
  readonly baseUrl: string | null;
  readonly deduplicator: string;
}

/** How it ended. */
export interface OutcomeReport {
  readonly state: 'checked' | 'closed' | 'open' | 'dry-run' | 'none' | 'incomplete';
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly resumable: boolean;
  } | null;
}

/** Always `read = good + refused + duplicates`, in data of the input. */
export interface CountsReport {
  /** Null where only a ledger was read: what was refused before it was sent is not in there. */
  readonly read: number | null;
  /** Uploaded; by a check, valid; by a dry run, what would be uploaded. */
  readonly good: number;
  /** Of a ledger those in the rejects file; without one those that the platform refused. */
  readonly refused: number;
  /** Dropped as duplicates; null where only a ledger was read. */
  readonly duplicates: number | null;
  /** Equal data that an upload keeps; null where nobody looked. */
  readonly repeated: number | null;
  readonly batches: number | null;
  readonly retries: number | null;
  /** Bytes of bodies sent. */
  readonly bytes: number | null;
  readonly fingerprint: string | null;
  readonly prepared: PreparedSummary | null;
}

/** A data set of the run; by a dry run one that would be filled. */
export interface DataSetReport {
  /** Null for one that would be opened. */
  readonly dataSetId: string | null;
  readonly deviceId: string | null;
  /** What it has come to; by a dry run `to be closed` or `to be left open`. */
  readonly state: string;
  /** Data in it. */
  readonly uploaded: number;
}
