import type {Rejection} from '../block.js';
import type {IngestError} from '../errors.js';
import type {PreparedSummary} from '../prepare/report.js';
import type {WarningGroup} from '../warnings/tally.js';
import type {InputOptions} from './input/input.js';
import type {Plan, PlannedRequest} from './plan/plan.js';

/** How `ingest` reads, judges, sends and ends. */
export interface IngestOptions extends InputOptions {
  /** Whose data these are. */
  readonly userId: string;
  /** Everything before `/v1/...`; not needed for a dry run. */
  readonly baseUrl?: string;
  /** Who asks: a session token, or e-mail and password to log in with; with both, they renew the token. */
  readonly sessionToken?: string;
  /** E-mail address of the account to log in with. */
  readonly email?: string;
  /** Password of that account. */
  readonly password?: string;
  /** One data set a device, or one for all (`per-device`). */
  readonly dataSets?: 'per-device' | 'one';
  /** Appends to this open data set and leaves it open. */
  readonly dataSetId?: string;
  /** Template of the body that opens each set: what it has is sent as it is, the rest is filled in. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** Data a batch (1,000). */
  readonly batchSize?: number;
  /** Bytes a body may have unless one datum alone is larger (4 MiB). */
  readonly flushBytes?: number;
  /** Requests in flight, of all data sets together (4). */
  readonly concurrency?: number;
  /** Tries after the first, for each request (8). */
  readonly retries?: number;
  /** Milliseconds a whole request may take (60,000; a close 600,000). */
  readonly timeout?: number;
  /** File that makes the run resumable: the same call again goes on where this one stopped. */
  readonly ledger?: string;
  /** Drops data that equal an earlier one in identity and content (`keep`); costs 13 to 16 bytes a datum. */
  readonly duplicates?: 'keep' | 'drop';
  /** Keeps the `id` of each datum that has one; attempts in doubt can then be undone less surely. */
  readonly keepIds?: boolean;
  /** How many data may be refused before the run ends (no limit). */
  readonly maxRejects?: RejectLimit;
  /** Whether the sets are closed at the end (`true`). */
  readonly close?: boolean;
  /** Reads, judges and plans what would be done; sends nothing. */
  readonly dryRun?: boolean;
  /** Called in a dry run with each request that would be sent; its body is good until the call returns. */
  readonly onRequest?: (request: PlannedRequest) => void;
  /** Called once at the end of a dry run with the warnings by field, the most frequent first. */
  readonly onWarnings?: (groups: readonly WarningGroup[]) => void;
  /** File for the refused data, one a line; one of an earlier process of the same run is gone on with. */
  readonly rejects?: string;
  /** Called when the options are found to work and the ledger is ours, before the input is read. */
  readonly onStart?: () => void;
  /** Called with each datum that was refused, by us or by the platform. */
  readonly onReject?: (rejection: Rejection) => void;
  /** Called with what a person should know of how the run goes on. */
  readonly onNotice?: (notice: string) => void;
  /** Called after each block read and each batch answered. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How many data may be refused: so many, or such a part of what was read so far. */
export type RejectLimit = {readonly count: number} | {readonly percent: number};

/** How far a run has come. */
export interface Progress {
  /** Data read, whatever became of them. */
  readonly read: number;
  readonly uploaded: number;
  readonly rejected: number;
  readonly batches: number;
  /** Bytes of bodies sent. */
  readonly bytes: number;
}

/** What became of a run; always `read = uploaded + rejected + duplicates`, in data of the input. */
export interface IngestSummary {
  /** The only data set, null where there are several or none. */
  dataSetId: string | null;
  state: 'closed' | 'open' | 'dry-run' | 'none' | 'incomplete';
  read: number;
  uploaded: number;
  /** Refused by us or by the platform. */
  rejected: number;
  duplicates: number;
  /** Warnings by code; they reject nothing. Only where duplicates are dropped and there are any. */
  warnings?: Record<string, number>;
  /** What was done to an export. */
  prepared?: PreparedSummary;
  /** Batches answered. */
  batches: number;
  retries: number;
  /** Bytes of bodies sent. */
  bytes: number;
  milliseconds: number;
  /** Eight hex digits, the same for the same data in any order. */
  fingerprint: string;
  dataSets: DataSetSummary[];
  /** What would be done: of a dry run only. */
  plan?: Plan;
  /** Sets whose close was never answered, and which only the platform's list shows to be closed. */
  confirmedByList?: number;
  /** Set when an earlier run with this ledger had done it all. */
  earlier?: 'done';
}

/** One data set of a run. */
export interface DataSetSummary {
  dataSetId: string;
  deviceId: string | null;
  state: 'open' | 'closed' | 'deleted' | 'unknown';
  uploaded: number;
}

/** What `ingest` throws: the error, and what became of the run until then. */
export type IngestFailure = IngestError & {
  readonly summary: IngestSummary;
  /** Whether the same call again goes on where this run stopped. */
  readonly resumable: boolean;
};
