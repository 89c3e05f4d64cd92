import {existsSync} from 'node:fs';
import {mkdtemp, readdir, readlink, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';

/** Writes files into a folder that is gone after the test; their paths in the order given. */
export async function writeFiles(
  t: ExecutionContext,
  files: Record<string, string | Buffer>,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tidepool-ingest-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const written = Object.entries(files).map(async ([name, content]) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  });
  return Promise.all(written);
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
