import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import {callCli} from '../helpers/call-cli.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {bin, type CliRun, runCli, startCli} from '../helpers/run-cli.js';
import {uploadCommand} from '../helpers/upload-command.js';

const env = {TIDEPOOL_SESSION_TOKEN: 'user-token'};

/** The command that uploads some data, whatever part of them is refused. */
async function prepare(t: ExecutionContext, data: readonly unknown[]) {
  const command = await uploadCommand(t, data);
  return {...command, argv: [...command.argv, '--max-rejects', '99%']};
}

test('upload - a reader of standard output that goes away is no fault, and standard error tells all', async t => {
  const {sandbox, argv} = await prepare(t, [...cbgs(9), badCbg()]);
  const {child, ended} = startCli(argv, {env, input: ''});
  child.stdout!.destroy();
  const {code, stderr} = await ended;
  t.is(code, 4, stderr);
  t.regex(stderr, /10 data read: 9 uploaded, 1 refused/);
  t.notRegex(stderr, /error|EPIPE/);
  t.is(sandbox.counts().activeData, 9);
});

test('upload - a reader of messages that goes away is no fault, and standard output tells all', async t => {
  const {sandbox, argv} = await prepare(t, [...cbgs(9), badCbg()]);
  const {child, ended} = startCli(argv, {env, input: ''});
  child.stderr!.destroy();
  const {code, stdout} = await ended;
  t.is(code, 4);
  t.like(JSON.parse(stdout), {read: 10, uploaded: 9, rejected: 1, state: 'closed'});
  t.is(sandbox.counts().activeData, 9);
});

test('upload - needs no standard input, output or error that is open', async t => {
  const {sandbox, argv} = await prepare(t, cbgs(9));
  const {code} = await inShell('exec "$0" "$@" <&- >&- 2>&-', argv);
  t.is(code, 0);
  t.is(sandbox.counts().activeData, 9);
});

test('upload - a closed standard input that is named has no data', async t => {
  const {sandbox, argv} = await prepare(t, []);
  const piped = argv.map(word => (word.endsWith('dump.json') ? '-' : word));
  const {code, stdout} = await inShell('exec "$0" "$@" <&-', piped);
  t.is(code, 0);
  t.like(JSON.parse(stdout), {read: 0, state: 'none'});
  t.is(sandbox.counts().dataSets, 0);
});

test('upload - where the rejects find no room, nothing is closed and nothing stays', async t => {
  if (!existsSync('/dev/full')) {
    t.pass();
    return;
  }
  const {sandbox, argv} = await prepare(t, [...cbgs(9), badCbg()]);
  const {code, stderr} = await callCli([...argv, '--rejects', '/dev/full'], {env});
  t.is(code, 2);
  t.regex(stderr, /\/dev\/full cannot be written \(ENOSPC: the disk is full\).*deleted again/);
  t.is(sandbox.counts().data, 0);
  t.true(sandbox.state().dataSets.every(({deletedTime}) => deletedTime));
});

test('upload --state - where the rejects find no room, nothing is closed, and it goes on when there is some', async t => {
  if (!existsSync('/dev/full')) {
    t.pass();
    return;
  }
  const {sandbox, argv, ledger, rejects} = await prepare(t, [...cbgs(9), badCbg()]);
  const state = ['--state', ledger];
  const full = await callCli([...argv, ...state, '--rejects', '/dev/full'], {env});
  t.is(full.code, 2);
  t.regex(full.stderr, /same command again goes on/);
  t.like(sandbox.counts(), {data: 9, activeData: 0});
  sandbox.faults([{at: 'add', do: 'status', status: 400, after: 1, times: -1}]); // none is sent again
  const done = await callCli([...argv, ...state, '--rejects', rejects], {env});
  t.is(done.code, 4, done.stderr);
  t.is(readFileSync(rejects, 'utf8').match(/\n/g)?.length, 1);
  t.like(sandbox.counts(), {data: 9, activeData: 9});
});

test('upload --state - a rejects file that finds no more room in the middle has whole lines, and the rest later', async t => {
  const data = cbgs(1_200).map((datum, at) =>
    at % 2 === 1 ? datum : {...badCbg(), payload: {at}},
  );
  const {sandbox, argv, ledger, rejects} = await prepare(t, data);
  const more = ['--state', ledger, '--rejects', rejects, '--batch-size', '50', '--workers', '0'];
  // No file may have more than 100 KiB: the lines of all that is refused come to more.
  const full = await inShell('ulimit -f 200; exec "$0" "$@"', [...argv, ...more]);
  t.is(full.code, 2, full.stderr);
  t.regex(full.stderr, /rejects cannot be written \((EFBIG|ENOSPC): [^)]+\).*same command again/);
  const lines = readFileSync(rejects, 'utf8');
  t.true(lines.length > 0 && lines.endsWith('\n'));
  t.is(sandbox.counts().activeData, 0);
  const done = await runCli([...argv, ...more], {env});
  t.is(done.code, 4, done.stderr);
  t.like(JSON.parse(done.stdout), {read: 1_200, uploaded: 600, rejected: 600, state: 'closed'});
  const whole = readFileSync(rejects, 'utf8');
  t.true(whole.startsWith(lines));
  t.deepEqual(
    whole
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).index)
      .sort((a, b) => a - b),
    data.flatMap((_, at) => (at % 2 ? [] : [at])),
  );
  t.like(sandbox.counts(), {data: 600, activeData: 600});
});

/** Runs the command line as a shell says. */
async function inShell(script: string, argv: readonly string[]): Promise<CliRun> {
  const child = spawn('sh', ['-c', script, process.execPath, bin, ...argv], {
    env: {PATH: process.env.PATH, ...env},
  });
  child.stdin.end();
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  const [code] = await once(child, 'close');
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  return {code, stdout: text(stdout), stderr: text(stderr)};
}
