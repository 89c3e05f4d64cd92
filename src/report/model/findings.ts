import type {Place} from '../../errors.js';

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
  /** What the platform wants there, words of the data between backticks. */
  readonly rule: string | null;
  /** Why it was probably broken, where that is known. */
  readonly cause: string | null;
  /** What to do. */
  readonly remedy: string;
  readonly places: readonly Place[];
}

export interface WarningReport {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
  readonly count: number;
  readonly places: readonly Place[];
}
