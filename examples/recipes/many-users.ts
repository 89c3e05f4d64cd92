// Many users one after the other: a manifest names them and their dumps. Each has a ledger and a rejects
// file of its own, what goes wrong for one stops no other, and one audit tells what became of each.

import assert from 'node:assert/strict';
import {appendFileSync, mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {type IngestFailure, type IngestOptions, ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

interface Job {
  readonly userId: string;
  readonly files: readonly string[];
}

/** Uploads the dumps of each user of a manifest; run again it goes on, and sends nothing twice. */
async function migrate(
  jobs: readonly Job[],
  folder: string,
  account: Omit<IngestOptions, 'userId'>,
) {
  for (const {userId, files} of jobs) {
    const own = path.join(folder, encodeURIComponent(userId));
    mkdirSync(own, {recursive: true});
    try {
      const summary = await ingest(files, {
        ...account,
        userId,
        ledger: path.join(own, 'ledger'),
        rejects: path.join(own, 'rejects.jsonl'),
      });
      const {state, read, uploaded, rejected, duplicates, fingerprint, earlier} = summary;
      audit({userId, state, read, uploaded, rejected, duplicates, fingerprint, earlier});
    } catch (error) {
      const {code, message, resumable = false, summary} = error as IngestFailure;
      audit({userId, state: 'failed', code, message, resumable, uploaded: summary?.uploaded ?? 0});
    }
  }

  function audit(entry: object): void {
    const line = JSON.stringify({at: new Date().toISOString(), ...entry});
    appendFileSync(path.join(folder, 'audit.jsonl'), `${line}\n`, {mode: 0o600});
  }
}

// Tried against a sandbox, with a clinic that may upload for its patients:
const patients = ['patient001', 'patient002', 'patient003'];
const permissions = Object.fromEntries(
  patients.map(userId => [userId, ['upload', 'view'] as const]),
);
const {sandbox, account} = await start({
  users: [
    {userId: 'clinic0001', sessionToken: 'clinic', permissions},
    ...patients.map(userId => ({userId, sessionToken: userId})),
  ],
});
const jobs = [
  {userId: 'patient001', files: [dump('two-devices.jsonl')]},
  {userId: 'patient002', files: [dump('missing.jsonl')]},
  {userId: 'patient003', files: [dump('mistakes.jsonl')]},
];
const folder = newFile('migration');
await migrate(jobs, folder, account);
await migrate(jobs, folder, account);
const audit = readFileSync(path.join(folder, 'audit.jsonl'), 'utf8').trim().split('\n');
const told = audit.map(line => JSON.parse(line)).map(({state, uploaded}) => [state, uploaded]);
const expected = [
  ['closed', 24],
  ['failed', 0],
  ['closed', 4],
];
assert.deepEqual(told, [...expected, ...expected]);
assert.equal(sandbox.counts().data, 28);
await sandbox.stop();
