import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';

/** Makes a folder that is gone after the test. */
export function temporaryFolder(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidepool-ingest-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Writes a file that is gone after the test, and gives its path. */
export function temporaryFile(t: ExecutionContext, name: string, content: string | Uint8Array) {
  const file = path.join(temporaryFolder(t), name);
  writeFileSync(file, content);
  return file;
}
