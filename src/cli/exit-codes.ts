import {type Fault, IngestError} from '../errors.js';

/** What the process ends with; the whole list, for scripts to rely on. */
export const exitCodes = {
  done: 0,
  internal: 1,
  usage: 2,
  input: 3,
  rejected: 4,
  authentication: 5,
  service: 6,
  cancelled: 7,
} as const satisfies Record<Fault | 'done' | 'rejected', number>;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Maps what was thrown; whatever we did not foresee is a fault of ours. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof IngestError ? exitCodes[error.fault] : exitCodes.internal;
}
