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
