import {IngestError, problem} from '../../errors.js';

/** Hands on what code of the caller gives; throws `ERR_INGEST_CALLER` where it fails, which is no fault of ours. */
export async function* ofCaller<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw problem('ERR_INGEST_CALLER', {reason}, {cause});
  }
}
