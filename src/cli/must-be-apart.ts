import {realpathSync} from 'node:fs';
import path from 'node:path';
import {problem} from '../errors.js';

/** Refuses to write rejects over a file of the input, or over the ledger: throws `ERR_INGEST_USAGE`. */
export function mustBeApart(
  rejects: string | undefined,
  input: readonly string[],
  ledger?: string,
): void {
  const what = input.some(name => isSame(name, rejects))
    ? 'a file of the input'
    : isSame(ledger, rejects) && 'the ledger';
  if (!what) return;
  throw problem('ERR_INGEST_USAGE', {
    message: `--rejects names ${rejects}, ${what}: it would be overwritten.`,
  });
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return path.resolve(one) === path.resolve(other);
  }
}
