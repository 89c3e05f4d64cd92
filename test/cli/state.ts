import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, writeFileSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import {openOldLedger} from '../../src/ledger/index.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {bin, runCli, startCli} from '../helpers/run-cli.js';
import {uploadCommand} from '../helpers/upload-command.js';

const env = {TIDEPOOL_SESSION_TOKEN: 'user-token'};

/** The command that uploads some data with a ledger, one small batch at a time. */
async function prepare(t: ExecutionContext, data: readonly unknown[] = cbgs(20)) {
  const command = await uploadCommand(t, data);
  const on = [...command.on, '--state', command.ledger];
  const way = ['--batch-size', '5', '--concurrency', '1', '--rejects', command.rejects];
  return {...command, on, argv: ['upload', command.dump, ...on, ...way]};
}

const last = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1)!);

test('upload --state - sends nothing when all is done, and says the same again', async t => {
  const {sandbox, argv, rejects} = await prepare(t, [...cbgs(20), badCbg()]);
  const first = await runCli(argv, {env});
  t.is(first.code, 4, first.stderr);
  const lines = readFileSync(rejects, 'utf8');
  // Whatever would be sent now would fail.
  for (const at of ['open', 'close', 'delete-data', 'delete'] as const) {
    sandbox.faults([{at, do: 'status', status: 400, times: -1}]);
  }
  const second = await runCli(argv, {env});
  t.is(second.code, 4, second.stderr);
  t.like(last(second.stdout), {read: 21, uploaded: 20, rejected: 1, state: 'closed'});
  t.is(last(second.stdout).fingerprint, last(first.stdout).fingerprint);
  t.is(readFileSync(rejects, 'utf8'), lines);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 20, activeData: 20});
});

test('upload --state - goes on after the platform gave up, and refuses another input meanwhile', async t => {
  const {sandbox, argv, dump} = await prepare(t);
  sandbox.faults([{at: 'add', do: 'hang-up-after', after: 2, times: -1}]);
  const failed = await runCli([...argv, '--retries', '0'], {env});
  t.is(failed.code, 6, failed.stderr);
  t.true(last(failed.stdout).error.resumable);
  t.regex(failed.stderr, /same command again/);
  sandbox.clearFaults();
  const original = readFileSync(dump, 'utf8');
  writeFileSync(dump, JSON.stringify(cbgs(20, {value: 6})));
  const data = sandbox.counts().data;
  const changed = await runCli(argv, {env});
  t.is(changed.code, 2, changed.stderr);
  t.regex(changed.stderr, /data-sets delete --state/);
  t.is(sandbox.counts().data, data);
  writeFileSync(dump, original);
  const done = await runCli(argv, {env});
  t.is(done.code, 0, done.stderr);
  t.like(last(done.stdout), {read: 20, uploaded: 20, state: 'closed'});
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 20, activeData: 20});
});

test('upload --state - a signal lets what is in flight end, and the rest for later', async t => {
  const {sandbox, argv} = await prepare(t);
  sandbox.faults([{at: 'add', do: 'delay', milliseconds: 400, times: -1}]);
  const {child, ended} = startCli(argv, {env, input: ''});
  while (sandbox.counts().data < 5) await new Promise(resolve => setTimeout(resolve, 10));
  child.kill('SIGINT');
  const {code, stderr, stdout} = await ended;
  t.is(code, 7, stderr);
  t.true(last(stdout).uploaded >= 5);
  sandbox.clearFaults();
  const done = await runCli(argv, {env});
  t.is(done.code, 0, done.stderr);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 20, activeData: 20});
});

test('upload --state - is for one process at a time, and goes on at once after a kill -9', async t => {
  const {sandbox, argv, ledger} = await prepare(t);
  sandbox.faults([{at: 'CreateDataSetData', do: 'hold', after: 1}]);
  const {child} = startCli(argv, {env, input: ''});
  await sandbox.untilHeld();
  await t.throwsAsync(openOldLedger(ledger), {
    code: 'ERR_INGEST_LEDGER',
    message: /another process is working with it/,
  });
  child.kill('SIGKILL');
  const next = await runCli(argv, {env});
  t.is(next.code, 0, next.stderr);
  t.like(last(next.stdout), {read: 20, uploaded: 20, state: 'closed'});
  sandbox.release();
  t.deepEqual(sandbox.counts().activeData, 20);
});

test('upload --state - finds the set that was opened when it was killed', async t => {
  const {sandbox, argv} = await prepare(t);
  sandbox.faults([{at: 'open', do: 'never-answer', effect: true}]);
  const {child, ended} = startCli(argv, {env, input: ''});
  while (sandbox.counts().dataSets < 1) await new Promise(resolve => setTimeout(resolve, 10));
  child.kill('SIGKILL');
  await ended;
  const done = await runCli(argv, {env});
  t.is(done.code, 0, done.stderr);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 20, activeData: 20});
});

test('upload --state - refuses to write the rejects over the ledger', async t => {
  const {argv, ledger} = await prepare(t);
  const {code, stderr} = await runCli([...argv, '--rejects', ledger], {env});
  t.is(code, 2);
  t.regex(stderr, /--rejects names .*, the ledger/);
});

test('upload --state - says that a data set was deleted meanwhile', async t => {
  const {sandbox, argv} = await prepare(t);
  sandbox.faults([{at: 'add', do: 'hang-up-after', after: 2, times: -1}]);
  await runCli([...argv, '--retries', '0'], {env});
  sandbox.clearFaults();
  const [set] = sandbox.state().dataSets;
  await sandbox.ask(`DELETE /v1/data_sets/${set!.uploadId}`);
  const {code, stderr} = await runCli(argv, {env});
  t.is(code, 6);
  t.regex(stderr, /was deleted meanwhile/);
});

test('upload --state - keeps standard input until it is done', async t => {
  const {sandbox, on} = await prepare(t);
  const argv = ['upload', '-', ...on, '--batch-size', '5', '--concurrency', '1'];
  sandbox.faults([{at: 'add', do: 'hang-up-after', after: 2, times: -1}]);
  const input = JSON.stringify(cbgs(20));
  t.is((await runCli([...argv, '--retries', '0'], {env, input})).code, 6);
  sandbox.clearFaults();
  t.is((await runCli(argv, {env, input: '[]'})).code, 2);
  const done = await runCli(argv, {env, input: ''});
  t.is(done.code, 0, done.stderr);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 20, activeData: 20});
});

test('data-sets --state - lists and deletes what a run has left, and gives its ledger free', async t => {
  const {sandbox, argv, on, ledger} = await prepare(t);
  sandbox.faults([{at: 'add', do: 'hang-up-after', after: 2, times: -1}]);
  await runCli([...argv, '--retries', '0'], {env});
  sandbox.clearFaults();
  // Whose the sets are, and where, the ledger says.
  const listed = await runCli(['data-sets', 'list', '--state', ledger, '--json'], {env});
  t.is(listed.code, 0, listed.stderr);
  t.like(last(listed.stdout).dataSets[0], {state: 'open', uploaded: 10});
  const deleted = await runCli(['data-sets', 'delete', ...on], {env});
  t.is(deleted.code, 0, deleted.stderr);
  t.is(sandbox.counts().data, 0);
  t.is((await runCli([...argv, '--batch-size', '7'], {env})).code, 0);
});

test('upload --from-rejects - sends what was mended, as it stands there', async t => {
  const {sandbox, argv, rejects, on} = await prepare(t, [...cbgs(2), badCbg()]);
  t.is((await runCli(argv, {env})).code, 4);
  writeFileSync(rejects, readFileSync(rejects, 'utf8').replaceAll('1001', '100'));
  const rest = ['--state', `${rejects}-ledger`, '--from-rejects'];
  const {code, stderr} = await runCli(['upload', rejects, ...on.slice(0, 5), ...rest], {env});
  t.is(code, 0, stderr);
  t.is(sandbox.counts().activeData, 3);
});

test('upload --state - on a full disk says so, and goes on when there is room', async t => {
  const {sandbox, argv} = await prepare(t, cbgs(200));
  // No file may have more than 8 KiB: the lines of this ledger come to 12.
  const shell = ['-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, bin, ...argv];
  const full = spawn('sh', shell, {env: {PATH: process.env.PATH, ...env}});
  full.stdin.end();
  const stderr: string[] = [];
  full.stderr.on('data', chunk => stderr.push(`${chunk}`));
  const [code] = await once(full, 'close');
  t.is(code, 2, stderr.join(''));
  t.regex(
    stderr.join(''),
    /ledger cannot be written \((EFBIG|ENOSPC): [^)]+\).*same command again/,
  );
  const done = await runCli(argv, {env});
  t.is(done.code, 0, done.stderr);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 200, activeData: 200});
});
