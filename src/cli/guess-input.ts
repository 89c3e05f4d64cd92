import {closeSync, openSync, readSync, statSync} from 'node:fs';
import {amend, IngestError} from '../errors.js';

/** Adds to an error of the input what is probably wrong, where it can be guessed. */
export function guessInput(error: unknown): unknown {
  if (!(error instanceof IngestError) || error.fault !== 'input') return error;
  const {message, place} = error;
  const begin = place?.line === 1 && isNotJson(error) ? beginningOf(place.file) : '';
  const known = find(impostors, begin) ?? find(slips, message);
  // The counts of the run are kept.
  return known ? Object.assign(amend(error, known) as IngestError, error) : error;
}

const isNotJson = ({code}: IngestError) => code === 'ERR_INGEST_NOT_JSON';

const find = (known: readonly (readonly [RegExp, string])[], text: string) =>
  known.find(([pattern]) => pattern.test(text))?.[1];

/** What people and programs that put JSON together by hand get wrong. */
const slips = [
  [
    /not JSON: expected .*, found "'"\./,
    'JSON has double quotes: in Python, json.dumps writes them.',
  ],
  [
    /not JSON: expected .*, found "[NI]"\./,
    'JSON has no NaN and no Infinity: leave the field out.',
  ],
  [
    /not JSON: expected (a key, found }|a value, found \])\./,
    'There is a comma too many before it.',
  ],
  [
    /not JSON: expected a comma or .*, found ([{[]|a quote|a digit)\./,
    'There is a comma missing before it.',
  ],
  [/not JSON: expected .*, found "[/#]"\./, 'JSON has no comments.'],
  [/^.*[*?].*: no such file\./, 'Some shells put no names in place of * and ?: name each file.'],
] as const;

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
