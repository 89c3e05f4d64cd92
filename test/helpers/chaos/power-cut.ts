import {existsSync, readFileSync, truncateSync} from 'node:fs';
import path from 'node:path';
import type {Entry} from '../../../src/ledger/entries.js';
import {entriesOf, isOfEarlierBoot, reboot} from '../reboot.js';

/**
 * Takes from the files of a killed process what a power cut may take: the lines of the ledger behind the last
 * that something relies on, which then read as zeros, and half of the rejects.
 */
export function cutPower(folder: string, names: {ledger: string; rejects: string}): void {
  const [ledger, rejects] = [path.join(folder, names.ledger), path.join(folder, names.rejects)];
  if (!existsSync(ledger)) return;
  const entries = entriesOf(ledger);
  reboot(ledger, entries.slice(0, lastNeeded(entries) + 1));
  if (existsSync(rejects)) truncateSync(rejects, Math.floor(readFileSync(rejects).length / 2));
}

/** Finds the last entry that was on the disk itself before something was done. */
function lastNeeded(entries: readonly Entry[]): number {
  let last = -1;
  /** Batches below this are known to be reserved; the latest reservation was perhaps still on its way. */
  let reserved = 0;
  let latest = {upTo: 0, at: -1};
  for (const [at, entry] of entries.entries()) {
    if ('reserved' in entry) {
      if (isOfEarlierBoot(entry)) last = at;
      reserved = Math.min(reserved, entry.reserved);
      latest = {upTo: entry.reserved, at};
    } else if ('attempt' in entry) {
      const {batch, attempt} = entry;
      if (attempt === 1 && batch < reserved) continue;
      const isLatest = attempt === 1 && batch < latest.upTo;
      if (isLatest) reserved = latest.upTo;
      last = Math.max(last, isLatest ? latest.at : at);
    } else if (isWaitedFor(entry)) last = at;
  }
  return last;
}

function isWaitedFor(entry: Entry): boolean {
  if ('state' in entry) return asked.has(entry.state);
  return 'ledger' in entry || 'kept' in entry || 'end' in entry;
}

const asked = new Set(['opening', 'closing', 'half-closed', 'deleting']);
