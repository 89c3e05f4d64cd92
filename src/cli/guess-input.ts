import {closeSync, openSync, readSync, statSync} from 'node:fs';
import {amend, IngestError} from '../errors.js';

/** Adds to an input that is no JSON from its first line on what it probably is. */
export function guessInput(error: unknown): unknown {
  if (!(error instanceof IngestError) || error.code !== 'ERR_INGEST_NOT_JSON') return error;
  const {place} = error;
  if (place?.line !== 1 || place.file === '-') return error;
  const begin = beginningOf(place.file);
  const known = impostors.find(([pattern]) => pattern.test(begin));
  // The counts of the run are kept.
  return known ? Object.assign(amend(error, known[1]) as IngestError, error) : error;
}

/** What is often taken for a dump and is none. */
const impostors = [
  [
    /^\s*<(!doctype|html|head|\?xml)\b/i,
    'This is a web page: was that of a log-in saved in place of the dump?',
  ],
  [
    /^"?[a-z][^\n[\]{}]*[,;\t][^\n[\]{}]*\r?\n/i,
    'This looks like a table such as CSV: make an object of each of its rows first.',
  ],
] as const;

/** The first bytes of a file, as Latin-1; nothing of one that cannot be read again. */
function beginningOf(file: string): string {
  try {
    if (!statSync(file).isFile()) return '';
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(512);
      return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
