import {spawnSync} from 'node:child_process';
import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import test from 'ava';
import {startSandbox} from '../../src/sandbox/index.js';
import {cbg, cbgs} from '../helpers/data.js';
import {bin, runCli, startCli} from '../helpers/run-cli.js';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`signals - ${signal} ends an upload with exit 7, and deletes what it opened`, async t => {
    const sandbox = await startSandbox();
    t.teardown(() => sandbox.stop());
    const {url, userId, sessionToken} = sandbox;
    const argv = ['upload', '-', '--user-id', userId, '--base-url', url, '--json'];
    const env = {TIDEPOOL_SESSION_TOKEN: sessionToken};
    const {child, ended} = startCli([...argv, '--batch-size', '1', '--format', 'lines'], {env});
    const lines = cbgs(600).map(datum => `${JSON.stringify(datum)}\n`);
    child.stdin!.write(lines.join('').repeat(2)); // and never ends
    await until(() => sandbox.counts().data > 0);
    child.kill(signal);
    const {code, stdout, stderr} = await ended;
    t.is(code, 7, stderr);
    const {state, error} = JSON.parse(stdout);
    t.is(state, 'incomplete');
    t.is(error.code, 'ERR_INGEST_CANCELLED');
    t.is(sandbox.counts().activeData, 0);
    t.is(sandbox.counts().data, 0);
  });
}

test('signals - end an upload within 12 s even where the platform never answers', async t => {
  const server = http.createServer(() => {}); // takes every request, answers none
  const arrived = once(server, 'request');
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close().closeAllConnections());
  const {port} = server.address() as AddressInfo;
  const argv = ['upload', '-', '--user-id', 'u', '--base-url', `http://127.0.0.1:${port}`];
  const {child, ended} = startCli([...argv, '--json'], {
    env: {TIDEPOOL_SESSION_TOKEN: 'token'},
    input: JSON.stringify([cbg()]),
  });
  await arrived;
  const killed = performance.now();
  child.kill('SIGTERM');
  const {code, stdout} = await ended;
  t.is(code, 7);
  t.true(performance.now() - killed < 12_000);
  t.is(JSON.parse(stdout).error.code, 'ERR_INGEST_CANCELLED');
});

test('signals - end a check that waits for its input', async t => {
  const {child, ended} = startCli(['check', '-', '--json']);
  child.stdin!.write('[');
  // It listens to signals before it reads.
  await until(() => child.stdin!.writableLength === 0);
  await new Promise(resolve => setTimeout(resolve, 500));
  child.kill('SIGINT');
  const {code, stdout} = await ended;
  t.is(code, 7);
  t.is(JSON.parse(stdout).error.code, 'ERR_INGEST_CANCELLED');
});

test('output - a reader that goes away is no fault', async t => {
  const {child, ended} = startCli(['check', '-', '--json-lines']);
  const line = `${JSON.stringify(cbg())}\n`;
  child.stdout!.once('data', () => child.stdout!.destroy());
  const feed = () => {
    while (child.stdin!.writable && child.stdin!.write(line.repeat(1_000)));
  };
  child.stdin!.on('drain', feed);
  feed();
  const {code, stderr} = await ended;
  t.is(code, 0, stderr);
  t.notRegex(stderr, /error|EPIPE/);
});

test('output - a reader that stops to read stops the check, and a signal ends it', async t => {
  const {child, ended} = startCli(['check', '-', '--json-lines']);
  child.stdout!.pause();
  const line = `${JSON.stringify(cbg())}\n`;
  let taken = 0;
  const feed = () => {
    for (taken += 1_000; child.stdin!.write(line.repeat(1_000)); taken += 1_000);
  };
  child.stdin!.on('drain', feed);
  feed();
  // It takes no more once the pipes are full; without a stop it would take them all.
  for (let before = 0; before < taken; ) {
    before = taken;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
  t.true(taken < 500_000);
  child.kill('SIGTERM');
  child.stdin!.off('drain', feed);
  child.stdout!.resume();
  t.is((await ended).code, 7);
});

test('output - a disk that is full is told, and not a success', async t => {
  if (process.platform !== 'linux') {
    t.pass();
    return;
  }
  const shell = ['-c', 'exec "$0" "$@" > /dev/full', process.execPath];
  const run = spawnSync('sh', [...shell, bin, 'check', '-', '--json'], {input: '[]'});
  t.is(run.status, 2);
  t.regex(run.stderr.toString(), /standard output cannot be written \(ENOSPC: the disk is full\)/);
});

test('output - help goes away quietly as well', async t => {
  const {child, ended} = startCli(['--help'], {input: ''});
  child.stdout!.destroy();
  t.is((await ended).code, 0);
  t.is((await runCli(['--version'])).code, 0);
});

/** Asks again and again until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 20));
}
