import type {Place} from '../errors.js';
import type {PreparedSummary} from '../prepare/report.js';

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
  readonly refused: number;
  /** Dropped as duplicates; null where only a ledger was read. */
  readonly duplicates: number | null;
  /** Equal data that a check found and that an upload would keep. */
  readonly repeated: number | null;
  readonly batches: number | null;
  readonly retries: number | null;
  /** Bytes of bodies sent. */
  readonly bytes: number | null;
  readonly fingerprint: string | null;
  readonly prepared: PreparedSummary | null;
}

/** A data set of the run. */
export interface DataSetReport {
  readonly dataSetId: string;
  readonly deviceId: string | null;
  readonly state: string;
  readonly uploaded: number;
}

/** The valid data, each counted once; one sent inside another is counted with it. */
export interface DataReport {
  readonly kinds: readonly KindReport[];
  readonly devices: readonly DeviceReport[];
  /** Each day with data, in order: the day at the place of the datum. */
  readonly days: readonly DayReport[];
  /** Data whose day is that of UTC, for nothing tells the clock of their place. */
  readonly inUtc: number;
  /** Data of days beyond those that are kept. */
  readonly leftOut: number;
  /** Data of the input that were sent inside another. */
  readonly embedded: number;
}

export interface KindReport {
  /** Null for refused data of no known kind. */
  readonly kind: string | null;
  readonly valid: number;
  /** Refused by us or by the platform. */
  readonly refused: number;
}

/** A device, its first and last instant in UTC. */
export interface DeviceReport {
  /** Null for data without a device. */
  readonly deviceId: string | null;
  /** Set for the devices beyond the first thousand, all in one. */
  readonly others?: true;
  readonly data: number;
  readonly from: string;
  readonly to: string;
  readonly kinds: Readonly<Record<string, number>>;
}

export interface DayReport {
  /** `2026-01-31`. */
  readonly day: string;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Readings of glucose sensors; values in mg/dL, shares from 0 to 1. */
export interface GlucoseReport {
  readonly readings: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Glucose management indicator in percent; null below 14 days with 70 % of their readings. */
  readonly gmi: number | null;
  readonly ranges: readonly RangeReport[];
  readonly sensors: readonly SensorReport[];
  readonly coverage: CoverageReport;
  /** The usual course of a day, by half hours; those without readings are left out. */
  readonly course: readonly CourseReport[];
}

/** How many readings lie in one of the five ranges of the international consensus. */
export interface RangeReport {
  readonly range: 'very low' | 'low' | 'in range' | 'high' | 'very high';
  readonly readings: number;
  readonly share: number;
}

/** How often a sensor gives a reading: as it says, as its readings show, or assumed. */
export interface SensorReport {
  readonly deviceId: string | null;
  readonly readings: number;
  readonly minutes: number;
  readonly known: 'said' | 'seen' | 'assumed';
}

/** How much of the time from the first to the last reading has readings, all sensors together. */
export interface CoverageReport {
  readonly share: number;
  /** Each day with a reading, in order. */
  readonly days: readonly {readonly day: string; readonly share: number}[];
  /** Days with 70 % of their readings or more. */
  readonly goodDays: number;
  readonly gaps: GapsReport;
}

/** Times without a reading, on the clock of the place. */
export interface GapsReport {
  /** Minutes that a gap must be longer than to be told. */
  readonly longerThan: number;
  readonly count: number;
  /** The twenty longest, in their order. */
  readonly longest: readonly {
    readonly from: string;
    readonly to: string;
    readonly minutes: number;
  }[];
}

/** Values in mg/dL that 5, 25, 50, 75 and 95 percent of the readings of a time of day do not exceed. */
export interface CourseReport {
  /** Minutes since midnight. */
  readonly minute: number;
  readonly readings: number;
  readonly percentiles: readonly [number, number, number, number, number];
}

/** Refused data by cause, the commonest first. */
export interface RefusedReport {
  readonly causes: readonly CauseReport[];
  /** Faults beyond the first thousand causes. */
  readonly others: number;
}

export interface CauseReport {
  readonly code: string;
  /** JSON pointer in the datum, `*` for any place of a list. */
  readonly pointer: string;
  readonly kind: string | null;
  readonly count: number;
  /** What the datum must be like. */
  readonly rule: string;
  /** Why, and what to do, where that is known. */
  readonly hint: string | null;
  readonly places: readonly Place[];
}

export interface WarningReport {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
  readonly count: number;
  readonly places: readonly Place[];
}

/** The requests of a run, repeats and log-ins included. */
export interface RequestsReport {
  readonly actions: readonly ActionReport[];
  /** Milliseconds a part of the time has. */
  readonly length: number;
  readonly spans: readonly SpanReport[];
  /** Milliseconds waited before other tries, over all requests. */
  readonly waited: number;
}

/** Requests for one purpose. */
export interface ActionReport {
  readonly action: string;
  readonly requests: number;
  /** How often each answer came: a status, or `none`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds until the answer. */
  readonly mean: number;
  readonly longest: number;
}

/** What happened in a part of the time. */
export interface SpanReport {
  readonly requests: number;
  readonly retries: number;
  readonly waited: number;
  readonly bytes: number;
}

/** Batches as a ledger knows them. */
export interface BatchesReport {
  /** Batches that were sent at least once. */
  readonly sent: number;
  readonly settled: number;
  /** Settled batches by the attempts they took. */
  readonly attempts: Readonly<Record<string, number>>;
}
