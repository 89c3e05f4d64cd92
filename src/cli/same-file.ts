import {realpathSync} from 'node:fs';
import path from 'node:path';

/** Answers whether two names are of one file, whether it is there or not. */
export function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return path.resolve(one) === path.resolve(other);
  }
}
