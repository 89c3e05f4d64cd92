import {existsSync, writeFileSync} from 'node:fs';
import {readdir, readlink} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {temporaryFolder} from './temporary.js';

/** Writes files that are gone after the test; their paths, in the order given. */
export function writeFiles(
  t: ExecutionContext,
  files: Readonly<Record<string, string | Buffer>>,
): string[] {
  const folder = temporaryFolder(t);
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

/** Asserts that this process has none of the files open, or has soon; where the system can tell. */
export async function areClosed(t: ExecutionContext, files: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 100 && (await openAmong(files)).length > 0; tries++) {
    await setTimeout(20);
  }
  t.deepEqual(await openAmong(files), []);
}

/** Asserts that this process has a file open, so that to find it closed later means something. */
export async function isOpen(t: ExecutionContext, file: string): Promise<void> {
  if (existsSync(OPEN)) t.deepEqual(await openAmong([file]), [file]);
  else t.log('left out: this system does not tell which files are open');
}

const OPEN = '/proc/self/fd';

async function openAmong(files: readonly string[]): Promise<string[]> {
  if (!existsSync(OPEN)) return [];
  const links = (await readdir(OPEN)).map(fd => readlink(join(OPEN, fd)).catch(() => ''));
  const open = new Set(await Promise.all(links));
  return files.filter(file => open.has(file));
}
