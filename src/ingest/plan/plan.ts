import type {CheckSummary} from './tally.js';

/** What an upload would do: what a dry run tells. */
export interface Plan
  extends Pick<CheckSummary, 'kinds' | 'devices' | 'errors' | 'warnings' | 'from' | 'to'> {
  /** Data that equal an earlier one of the input, sent or not. */
  duplicates: number;
  /** In the order in which they would be opened. */
  dataSets: PlannedDataSet[];
  /** Requests, and the bytes of their bodies, if nothing has to be sent twice. */
  requests: number;
  bytes: number;
}

/** A data set that would be filled. */
export interface PlannedDataSet {
  /** The set that the options name; null for one that would be opened. */
  dataSetId: string | null;
  deviceId: string | null;
  /** The body that would open it; its `id` and `time` are made afresh in each run. */
  opening: Readonly<Record<string, unknown>> | null;
  batches: number;
  data: number;
  bytes: number;
  /** What would become of it at the end. */
  end: 'closed' | 'left open';
}

/** A request that would be sent, as at a concurrency of 1. */
export interface PlannedRequest {
  readonly what: 'open' | 'data' | 'close';
  readonly method: 'POST' | 'PUT';
  /** Path below the base URL. */
  readonly path: string;
  readonly dataSetId: string;
  readonly deviceId: string | null;
  /** Data of the input that it carries. */
  readonly data: number;
  readonly body: Buffer;
}
