import {IngestError, problem} from '../errors.js';

/** Makes an error of ours of whatever was thrown; after an abort, whatever it was, it was the abort. */
export function ownError(thrown: unknown, signal: AbortSignal | undefined): IngestError {
  if (signal?.aborted) return problem('ERR_INGEST_CANCELLED', {}, {cause: signal.reason});
  if (thrown instanceof IngestError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return problem('ERR_INGEST_INTERNAL', {reason}, {cause: thrown});
}
