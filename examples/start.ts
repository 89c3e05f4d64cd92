// What the small examples begin with: a sandbox to upload to, and a dump that lies beside them.

import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type SandboxOptions, startSandbox} from 'tidepool-ingest';

/** Starts a sandbox, and gives the account of its first user. */
export async function start(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  const {url: baseUrl, userId, sessionToken} = sandbox;
  return {sandbox, account: {baseUrl, userId, sessionToken}};
}

/** Names a file of `examples/dumps`. */
export const dump = (name: string) => path.join(import.meta.dirname, '../../examples/dumps', name);

/** Names a file that is not there yet, in a new folder. */
export const newFile = (name: string) =>
  path.join(mkdtempSync(path.join(tmpdir(), 'tidepool-ingest-example-')), name);
