import {existsSync} from 'node:fs';
import {Book} from './book.js';
import {nameBoot} from './boot.js';
import type {Entry, RunEntry, Terms} from './entries.js';
import {Ledger} from './ledger.js';
import {LedgerFile} from './ledger-file.js';
import {createNonce} from './nonce.js';
import {refuse, refuseVersion} from './refuse.js';

/** A ledger in a file, and how to let go of it. */
export interface OpenLedger {
  readonly path: string;
  readonly ledger: Ledger;
  readonly terms: Terms;
  close(): void;
}

/**
 * Opens the ledger of a run, a new one or that of an earlier process that did not come to its end. Throws
 * `ERR_INGEST_LEDGER` for one of another run.
 */
export async function openLedger(path: string, terms: Terms): Promise<OpenLedger> {
  const file = await LedgerFile.open(path);
  try {
    let entries = file.read();
    if (isAbandoned(entries)) {
      file.empty();
      entries = [];
    }
    if (entries.length === 0) {
      const run = newRun(terms);
      file.begin(run);
      entries = [run];
    }
    return take(path, file, entries, terms);
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Opens the ledger of an earlier run as it is. Throws `ERR_INGEST_LEDGER` for one without a run. */
export async function openOldLedger(path: string): Promise<OpenLedger> {
  if (!existsSync(path)) throw refuse(path, 'there is no such file', 'Name the ledger of a run.');
  const file = await LedgerFile.open(path);
  try {
    return take(path, file, file.read());
  } catch (error) {
    file.close();
    throw error;
  }
}

function take(
  path: string,
  file: LedgerFile,
  entries: readonly Entry[],
  wanted?: Terms,
): OpenLedger {
  const [run] = entries;
  if (!run || !('terms' in run)) {
    throw refuse(path, 'there is no run in it', 'Name the ledger of a run.');
  }
  if (run.version !== version) throw refuseVersion(path);
  if (wanted) mustAgree(path, run.terms, wanted);
  const book = new Book();
  for (const entry of entries) book.apply(entry);
  book.continueUnder(nameBoot());
  const ledger = new Ledger(run.nonce, book, file);
  const close = () => {
    try {
      ledger.endReservation();
    } catch {
      // A file that cannot be written made the run fail: that was said. Without this the next doubts more.
    }
    file.close();
  };
  return {path, ledger, terms: run.terms, close};
}

function mustAgree(path: string, terms: Terms, wanted: Terms): void {
  const names = Object.keys(wanted) as (keyof Terms)[];
  const different = names.filter(name => terms[name] !== wanted[name]);
  if (different.length === 0) return;
  throw refuse(
    path,
    `it is of a run with other options (${different.join(', ')})`,
    'Nothing was sent. Give the same options as before, or name another file.',
  );
}

/** How lines are to be understood. */
const version = 4;

const newRun = (terms: Terms): RunEntry => ({
  ledger: 'tidepool-ingest',
  version,
  nonce: createNonce(),
  terms,
});

function isAbandoned(entries: readonly Entry[]): boolean {
  const last = entries.at(-1);
  return last !== undefined && 'end' in last && last.end === 'abandoned';
}
