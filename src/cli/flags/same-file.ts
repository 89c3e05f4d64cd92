import {statSync} from 'node:fs';
import path from 'node:path';

/** Answers whether two names are of one file, whether it is there or not. */
export function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = [statusOf(one), statusOf(other)];
  if (a && b) return a.dev === b.dev && a.ino === b.ino;
  return !a && !b && isSameName(one, other);
}

/** Answers whether two names mean one place. Windows and macOS do not mind capitals. */
export function isSameName(
  one: string,
  other: string,
  platform: NodeJS.Platform = process.platform,
): boolean {
  const {resolve} = platform === 'win32' ? path.win32 : path.posix;
  const [a, b] = [resolve(one), resolve(other)];
  if (platform !== 'win32' && platform !== 'darwin') return a === b;
  return a.toLowerCase() === b.toLowerCase();
}

/** By the number of a file links are seen through, and other ways to write its name. */
function statusOf(file: string) {
  try {
    return statSync(file, {bigint: true});
  } catch {
    return undefined;
  }
}
