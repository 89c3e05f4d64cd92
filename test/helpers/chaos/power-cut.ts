import {existsSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** What stands in lines that are on the disk itself before anything relies on them. */
const synced = /^\{"(ledger|kept|end)"|"state":"(opening|closing|half-closed|deleting)"|"attempt":/;

/**
 * Takes from the files of a killed process what a power cut may take: the lines of the ledger behind the last
 * that was brought to the disk, which then read as zeros, and half of the rejects.
 */
export function cutPower(folder: string, names: {ledger: string; rejects: string}): void {
  const [ledger, rejects] = [path.join(folder, names.ledger), path.join(folder, names.rejects)];
  if (!existsSync(ledger)) return;
  const lines = readFileSync(ledger, 'utf8').split('\n').slice(0, -1);
  const last = lines.findLastIndex(line => synced.test(line));
  const kept = lines.slice(0, last + 1).map(line => `${line}\n`);
  writeFileSync(ledger, Buffer.concat([Buffer.from(kept.join('')), Buffer.alloc(100)]));
  if (existsSync(rejects)) truncateSync(rejects, Math.floor(readFileSync(rejects).length / 2));
}
