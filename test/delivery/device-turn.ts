import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {inDeviceTurn} from '../../src/delivery/device-turn.js';
import {ingest} from '../../src/index.js';
import {cbgs} from '../helpers/data.js';
import {gateway} from '../helpers/gateway.js';
import {root} from '../helpers/project.js';
import {temporaryFile} from '../helpers/temporary.js';
import {people, testSandbox} from '../helpers/test-sandbox.js';

/** A device of a test. */
const device = (deviceId: string) => ({
  ...{baseUrl: 'http://127.0.0.1', userId: `u ${process.pid}`},
  deviceId,
});

/** Starts a process that is closing a set of this device. */
async function otherProcess(
  t: ExecutionContext,
  turn: ReturnType<typeof device>,
): Promise<ChildProcess> {
  const script = path.join(root, 'dist/test/helpers/hold-turn.js');
  const child = spawn(process.execPath, [script, JSON.stringify(turn)], {stdio: 'pipe'});
  t.teardown(() => child.kill('SIGKILL'));
  await once(child.stdout!, 'data');
  return child;
}

test('inDeviceTurn - closes of one device wait for each other, those of others do not', async t => {
  const log: string[] = [];
  const close = (deviceId: string, name: string) =>
    inDeviceTurn(device(deviceId), async () => {
      log.push(`${name} begins`);
      await sleep(20);
      log.push(`${name} ends`);
    });
  await Promise.all([close('a', '1'), close('a', '2'), close('b', 'other')]);
  const own = log.filter(line => !line.startsWith('other'));
  t.deepEqual([own[0]!.slice(1), own[1]!.slice(1)], [' begins', ' ends']);
  t.is(own[0]![0], own[1]![0], 'one after the other');
  t.true(log.indexOf('other begins') < log.indexOf(own[3]!));
});

test('inDeviceTurn - waits for a close of another process, and goes on at once when that is killed', async t => {
  const turn = device('shared');
  const other = await otherProcess(t, turn);
  const log: string[] = [];
  const closing = inDeviceTurn(turn, async () => log.push('begun'));
  await sleep(400);
  t.deepEqual(log, []);
  other.kill('SIGKILL');
  await closing;
  t.deepEqual(log, ['begun']);
});

test('inDeviceTurn - stops to wait on request', async t => {
  const turn = device('held');
  const stop = new AbortController();
  await inDeviceTurn(turn, async () => {
    const second = inDeviceTurn(turn, async () => t.fail(), stop.signal);
    stop.abort();
    await t.throwsAsync(second, {code: 'ERR_INGEST_CANCELLED'});
  });
});

test('ingest - closes the sets of several devices side by side, as many as requests may be in flight', async t => {
  const sandbox = await testSandbox(t);
  let [closing, most] = [0, 0];
  const {promise: both, resolve} = withResolvers();
  const {url} = await gateway(t, sandbox, async ({method}, _response, pass) => {
    if (method !== 'PUT') return pass();
    most = Math.max(most, ++closing);
    if (closing === 2) resolve();
    await both; // a run that closed one after the other would wait for ever
    await pass();
    closing--;
  });
  const data = ['a', 'b', 'c', 'd', 'e'].flatMap(deviceId => cbgs(2, {deviceId}));
  const file = temporaryFile(t, 'dump.json', JSON.stringify(data));
  const {userId, sessionToken} = people.users[0]!;
  const summary = await ingest([file], {baseUrl: url, userId, sessionToken, concurrency: 2});
  t.like(summary, {uploaded: 10, state: 'closed'});
  t.is(most, 2);
});

function withResolvers() {
  let resolve!: () => void;
  const promise = new Promise<void>(settle => {
    resolve = settle;
  });
  return {promise, resolve};
}
