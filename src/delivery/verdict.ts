import {IngestError} from '../errors.js';
import type {Reply} from '../tidepool/reply.js';

/** How one sending of a request ended. */
export type Outcome =
  /** Done, or refused: either way we know what is stored. */
  | {readonly is: 'answered'; readonly reply: Reply; readonly error?: undefined}
  /** Not now (429): nothing is stored. */
  | {readonly is: 'busy'; readonly reply?: Reply; readonly error?: IngestError}
  /** Lost, torn, late, or an error that may have stored a part: all, some or nothing may be stored. */
  | {readonly is: 'doubtful'; readonly reply?: Reply; readonly error?: IngestError};

/** Tells what an answer says about what is stored. */
export function outcomeOf(reply: Reply): Outcome {
  if (reply.status === 429) return {is: 'busy', reply};
  return {is: isDoubtful(reply.status) ? 'doubtful' : 'answered', reply};
}

/** Tells the same of what was thrown instead of an answer; throws it again where it is final. */
export function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof IngestError) || error.fault !== 'service') throw error;
  if (error.code === 'ERR_INGEST_CERTIFICATE') throw error; // nothing was sent
  const {status = 0} = error.answer ?? {};
  if (status === 429) return {is: 'busy', error};
  if (status >= 400 && !isDoubtful(status)) throw error;
  return {is: 'doubtful', error};
}

/** Whether an answer is one a gateway gives of its own patience, or of a failure half-way (reference: session, 13.4). */
const isDoubtful = (status: number) => status >= 500 || [408, 425, 499].includes(status);

/** The platform's own failure, of which we know that the request reached it. */
export const isOwnFailure = ({reply}: Outcome): boolean =>
  reply?.status === 500 && reply.faults[0]?.code === 'internal-server-failure';
