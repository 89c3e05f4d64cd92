import {readFileSync, writeFileSync} from 'node:fs';
import type {Entry, ReservedEntry} from '../../src/ledger/entries.js';
import {Lines} from '../../src/ledger/lines.js';

/** Reads the entries of a ledger. */
export function entriesOf(file: string): Entry[] {
  const lines = new Lines();
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole.flatMap(line => lines.read(line)!);
}

/** Whether a line was there before the system was started anew: so it is on the disk. */
export const isOfEarlierBoot = ({boot}: ReservedEntry): boolean => boot.startsWith('boot');

let boots = 0;

/**
 * Leaves of a ledger these entries, as if the system had been started anew since: the others were lost on
 * the way to the disk, and read as zeros.
 */
export function reboot(file: string, entries: readonly Entry[]): void {
  const lines = new Lines();
  const boot = `boot ${++boots}`;
  const kept = entries.map(entry => {
    const isNew = 'reserved' in entry && !isOfEarlierBoot(entry);
    return lines.print([isNew ? {...entry, boot} : entry]);
  });
  writeFileSync(file, Buffer.concat([Buffer.from(kept.join('')), Buffer.alloc(100)]));
}
