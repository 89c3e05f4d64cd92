/** What the platform accepts, and what a person should know of all the same. */
export interface Warning {
  readonly code: WarningCode;
  /** JSON pointer from the datum to what it is about. */
  readonly pointer: string;
  /** What is the matter and what comes of it, without a measured value. */
  readonly detail: string;
}

/** Every warning that a single datum can cause. */
export type WarningCode =
  | 'unknown-field'
  | 'server-owned-field'
  | 'time-implausible'
  | 'time-not-utc'
  | 'device-time-mismatch'
  | 'association-to-changing-id'
  | 'embedded-other-device';
