// What a job engine does, in one file: jobs of a manifest, some at a time, each a process of its own, and
// the exit code decides what becomes of it. Any engine that starts processes does the same.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {dump, newFile, start} from '../start.js';

/** A line of the manifest: a user, and where their dump lies; never data, never secrets. */
interface Job {
  readonly userId: string;
  readonly file: string;
}

/** What became of a job. */
interface Fate {
  readonly userId: string;
  readonly end: 'done' | 'done, with rejects' | 'needs a person' | 'given up';
  readonly tries: number;
  readonly summary: {readonly uploaded?: number};
}

interface Engine {
  /** Folder that outlives processes; each job has one in it, for its ledger and its rejects. */
  readonly folder: string;
  /** Processes at a time. Times `concurrency`, these are the requests that the platform has to bear. */
  readonly parallel: number;
  readonly concurrency: number;
  readonly tries: number;
  readonly environment: NodeJS.ProcessEnv;
}

/** Runs all jobs; a second call goes on where the first one was interrupted. */
async function runManifest(jobs: readonly Job[], engine: Engine): Promise<Fate[]> {
  const waiting = jobs.values();
  const fates: Fate[] = [];
  const worker = async () => {
    for (const job of waiting) fates.push(await runJob(job, engine));
  };
  await Promise.all(Array.from({length: engine.parallel}, worker));
  return fates;
}

async function runJob({userId, file}: Job, engine: Engine): Promise<Fate> {
  const own = path.join(engine.folder, encodeURIComponent(userId));
  mkdirSync(own, {recursive: true});
  const flags = [
    ...['upload', file, '--user-id', userId, '--concurrency', `${engine.concurrency}`],
    ...['--state', path.join(own, 'ledger'), '--rejects', path.join(own, 'rejects.jsonl')],
    ...['--json', '--quiet'],
  ];
  for (let tries = 1; ; tries++) {
    const {code, summary} = await runProcess(flags, engine.environment);
    if (code === 0) return {userId, end: 'done', tries, summary};
    if (code === 4) return {userId, end: 'done, with rejects', tries, summary};
    if (code !== 6 && code !== 7) return {userId, end: 'needs a person', tries, summary};
    if (tries === engine.tries) return {userId, end: 'given up', tries, summary};
    await sleep(Math.random() * 100 * 2 ** tries); // an engine of days would wait for minutes
  }
}

async function runProcess(flags: readonly string[], environment: NodeJS.ProcessEnv) {
  const program = fileURLToPath(import.meta.resolve('tidepool-ingest/package.json'));
  const main = path.join(path.dirname(program), 'dist/src/cli/main.js');
  const child = spawn(process.execPath, [main, ...flags], {
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const last = printed.trim().split('\n').at(-1);
  return {code: code as number | null, summary: last ? JSON.parse(last) : {}};
}

// Tried against a sandbox that fails at first:
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
const environment = {
  TIDEPOOL_BASE_URL: account.baseUrl,
  TIDEPOOL_SESSION_TOKEN: account.sessionToken,
};
// A gateway that refuses for a while what it should not: the run gives up, and the next one goes on.
sandbox.faults([{at: 'open', do: 'status', status: 410, body: {error: 'gone for maintenance'}}]);
const jobs = [
  {userId: 'patient001', file: dump('two-devices.jsonl')},
  {userId: 'patient002', file: dump('mistakes.jsonl')},
  {userId: 'patient003', file: dump('missing.jsonl')},
];
const engine = {folder: newFile('jobs'), parallel: 2, concurrency: 2, tries: 3, environment};
const fates = await runManifest(jobs, engine);
const ends = fates.map(({userId, end}) => `${userId} ${end}`).sort();
assert.deepEqual(ends, [
  'patient001 done',
  'patient002 done, with rejects',
  'patient003 needs a person',
]);
assert.deepEqual(fates.map(({tries}) => tries).sort(), [1, 1, 2]);
assert.deepEqual(fates.map(({summary}) => summary.uploaded ?? 0).sort(), [0, 24, 4]);
assert.equal(sandbox.counts().data, 28);
await sandbox.stop();
