import {closeSync, fsyncSync, openSync} from 'node:fs';
import path from 'node:path';

/** Makes sure that the name of a new file outlives a power cut, where the system lets us. */
export function syncFolder(file: string): void {
  try {
    const descriptor = openSync(path.dirname(file), 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows opens no folders, and some file systems sync none: there it is up to them.
  }
}
