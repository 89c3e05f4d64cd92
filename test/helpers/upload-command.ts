import {writeFileSync} from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {temporaryFolder} from './temporary.js';
import {people, testSandbox} from './test-sandbox.js';

/** A sandbox, a folder with a dump in it, names in that folder, and the words of a command that uploads the dump. */
export async function uploadCommand(t: ExecutionContext, data: readonly unknown[]) {
  const sandbox = await testSandbox(t);
  const folder = temporaryFolder(t);
  const [dump, ledger, rejects] = ['dump.json', 'ledger', 'rejects'].map(name =>
    path.join(folder, name),
  ) as [string, string, string];
  writeFileSync(dump, JSON.stringify(data));
  const [{userId}] = people.users as [(typeof people.users)[0]];
  const on = ['--user-id', userId, '--base-url', sandbox.url, '--json'];
  return {sandbox, dump, ledger, rejects, on, argv: ['upload', dump, ...on]};
}
