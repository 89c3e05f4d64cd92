import {problem} from '../../errors.js';
import {isSameFile} from './same-file.js';

/** Refuses to write rejects over a file of the input, or over the ledger: throws `ERR_INGEST_USAGE`. */
export function mustBeApart(
  rejects: string | undefined,
  input: readonly string[],
  ledger?: string,
): void {
  const what = input.some(name => isSameFile(name, rejects))
    ? 'a file of the input'
    : isSameFile(ledger, rejects) && 'the ledger';
  if (!what) return;
  throw problem('ERR_INGEST_USAGE', {
    message: `--rejects names ${rejects}, ${what}: it would be overwritten.`,
  });
}
