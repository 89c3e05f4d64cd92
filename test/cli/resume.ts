import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {callCli} from '../helpers/call-cli.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {startCli} from '../helpers/run-cli.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {testSandbox} from '../helpers/test-sandbox.js';

const env = {TIDEPOOL_SESSION_TOKEN: 'user-token'};

/** A sandbox, a dump, and the command that uploads it. */
async function prepare(t: ExecutionContext, data: readonly unknown[]) {
  const sandbox = await testSandbox(t);
  const folder = temporaryFolder(t);
  const dump = path.join(folder, 'dump.json');
  writeFileSync(dump, JSON.stringify(data));
  const argv = ['upload', dump, '--user-id', 'aaaaaaaaaa', '--base-url', sandbox.url, '--json'];
  const state = ['--state', path.join(folder, 'ledger'), '--batch-size', '5'];
  return {sandbox, folder, argv, state};
}

const last = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1)!);

test('upload --state - a second signal ends it at once, and the same command goes on', async t => {
  const {sandbox, argv, state} = await prepare(t, cbgs(20));
  sandbox.faults([{at: 'CreateDataSetData', do: 'hold', after: 1}]);
  const {child, ended} = startCli([...argv, ...state, '--concurrency', '1'], {env, input: ''});
  await sandbox.untilHeld();
  const first = performance.now();
  child.kill('SIGINT');
  // Signals that come at once are one to the system.
  const more = setInterval(() => child.kill('SIGINT'), 200);
  t.teardown(() => clearInterval(more));
  t.is((await ended).code, 7);
  t.true(performance.now() - first < 9_000, 'after the first it would wait 10 s for what is held');
  const next = callCli([...argv, ...state], {env});
  sandbox.release();
  t.is((await next).code, 0);
  t.is(sandbox.counts().activeData, 20);
});

test('upload --state - posts no batch again that is stored, whatever else of the command has changed', async t => {
  const {sandbox, folder, argv, state} = await prepare(t, cbgs(20));
  sandbox.faults([{at: 'add', do: 'hang-up-before', after: 2, times: -1}]);
  const first = await callCli([...argv, ...state, '--concurrency', '1', '--retries', '0'], {env});
  t.is(first.code, 6);
  sandbox.clearFaults();
  const stored = sandbox.state().data.map(({id}) => id);
  t.is(stored.length, 10);
  const other = ['--concurrency', '3', '--timeout', '9000', '--workers', '0', '--quiet'];
  const rejects = ['--rejects', path.join(folder, 'rejects'), '--max-rejects', '5'];
  const {code, stdout, stderr} = await callCli([...argv, ...state, ...other, ...rejects], {env});
  t.is(code, 0, stderr);
  t.like(last(stdout), {read: 20, uploaded: 20, state: 'closed'});
  // Whatever is sent has ids of its own.
  const now = new Set(sandbox.state().data.map(({id}) => id));
  t.true(stored.every(id => now.has(id)));
  t.is(now.size, 20);
});

test('upload --max-rejects - stops with exit 3, leaves the sets open, and goes on with a higher limit', async t => {
  const data = cbgs(20).map((datum, at) => (at >= 12 ? badCbg() : datum));
  const {sandbox, argv, state} = await prepare(t, data);
  const few = await callCli([...argv, ...state, '--max-rejects', '3', '--workers', '0'], {env});
  t.is(few.code, 3, few.stderr);
  t.like(last(few.stdout).error, {code: 'ERR_INGEST_TOO_MANY_REJECTS', resumable: true});
  t.is(sandbox.counts().activeData, 0);
  t.true(sandbox.state().dataSets.every(({deletedTime}) => !deletedTime));
  const more = await callCli([...argv, ...state, '--max-rejects', '8'], {env});
  t.is(more.code, 4, more.stderr);
  t.like(last(more.stdout), {read: 20, uploaded: 12, rejected: 8, state: 'closed'});
});

test('upload --max-rejects - is a tenth where no rejects file is named, from a thousand data on', async t => {
  const mixed = (count: number) =>
    cbgs(count).map((datum, at) => (at % 8 === 0 ? badCbg() : datum));
  const many = await prepare(t, mixed(1_200));
  t.is((await callCli(many.argv, {env})).code, 3);
  t.is(many.sandbox.counts().data, 0, 'what it sent is taken back');
  const few = await prepare(t, mixed(100));
  t.is((await callCli(few.argv, {env})).code, 4);
  const named = [...many.argv, '--rejects', path.join(many.folder, 'rejects')];
  const {code, stderr} = await callCli(named, {env});
  t.is(code, 4);
  t.regex(stderr, /Once mended: tidepool-ingest upload .*rejects --from-rejects/);
});
