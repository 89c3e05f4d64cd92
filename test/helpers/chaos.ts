import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {FaultRule} from '../../src/sandbox/faults/rule.js';
import {badCbg, cbg, wizard} from './data.js';
import {Random} from './random.js';
import {type CliRun, startCli} from './run-cli.js';
import type {TestSandbox} from './test-sandbox.js';

/** One run of the command line gone through with what went wrong on the way. */
export interface Plan {
  readonly seed: number;
  readonly data: readonly Record<string, unknown>[];
  readonly argv: readonly string[];
  readonly faults: readonly FaultRule[];
  /** Milliseconds after which each of the first processes is killed. */
  readonly kills: readonly number[];
}

/** Draws a plan. */
export function drawPlan(seed: number): Plan {
  const random = new Random(seed);
  const kills =
    random.next() < 0.6 ? [] : Array.from({length: random.int(1, 2)}, () => random.int(250, 900));
  const slow: FaultRule[] =
    kills.length > 0
      ? [{at: 'add', do: 'delay', milliseconds: 40, times: -1, probability: 0.7, seed}]
      : [];
  return {
    seed,
    data: drawData(random),
    argv: [
      ...['--batch-size', `${random.int(3, 20)}`, '--concurrency', `${random.int(1, 4)}`],
      ...['--timeout', '1000', '--json'],
      ...(random.next() < 0.3 ? ['--flush-bytes', `${random.int(500, 4_000)}`] : []),
      ...(random.next() < 0.3 ? ['--deduplicator', 'none'] : []),
    ],
    faults: [...Array.from({length: random.int(0, 4)}, () => drawFault(random)), ...slow],
    kills,
  };
}

function drawData(random: Random): Record<string, unknown>[] {
  const devices = random.int(1, 3);
  return Array.from({length: random.int(0, 60)}, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 1) + index * 300_000).toISOString();
    const deviceId = `device ${random.int(1, devices)}`;
    const kind = random.next();
    if (kind < 0.05) return {...badCbg(), deviceId};
    if (kind < 0.15)
      return {...wizard(), time, deviceId, bolus: {...wizard().bolus, time, deviceId}};
    return cbg({time, deviceId, value: 4 + index / 10});
  });
}

function drawFault(random: Random): FaultRule {
  const after = random.int(0, 5);
  const times = random.int(1, 3);
  const at = random.pick([
    'open',
    'add',
    'add',
    'add',
    'delete-data',
    'close',
    'list',
    'get',
  ] as const);
  const store = random.pick([
    'CreateDataSetData',
    'ActivateDataSetData',
    'ArchiveDeviceDataUsingHashesFromDataSet',
    'UpdateDataSet:state',
  ] as const);
  return random.pick<() => FaultRule>([
    () => ({at, do: 'hang-up-before', after, times}),
    () => ({at, do: 'hang-up-after', after, times}),
    () => ({at, do: 'never-answer', after, times: 1, effect: random.next() < 0.5}),
    () => ({at, do: 'garble', after, times}),
    () => ({at, do: 'tear', after, times}),
    () => ({at, do: 'status', status: random.pick([408, 500, 502, 503, 429]), after, times}),
    () => ({at, do: 'status', status: random.pick([500, 502, 504]), effect: true, after, times: 1}),
    () => ({at: 'add', do: 'too-large', bytes: random.int(600, 3_000), times: -1}),
    () => ({at: store, do: 'fail', after: random.int(0, 2), times: 1}),
    () => ({at: 'CreateDataSetData', do: 'half', after, times: 1}),
  ])();
}

/** Runs a plan over a sandbox: kills what is to be killed, then lets the same command come to its end. */
export async function runPlan(plan: Plan, sandbox: TestSandbox, folder: string): Promise<CliRun> {
  const file = path.join(folder, 'dump.json');
  writeFileSync(file, JSON.stringify(plan.data));
  sandbox.faults([...plan.faults]);
  const argv = ['upload', file, '--base-url', sandbox.url, '--user-id', 'aaaaaaaaaa', ...plan.argv];
  argv.push('--state', path.join(folder, 'ledger'), '--rejects', path.join(folder, 'rejects'));
  const env = {TIDEPOOL_SESSION_TOKEN: 'user-token'};
  for (const milliseconds of plan.kills) {
    const {child, ended} = startCli(argv, {env, input: ''});
    await Promise.race([sleep(milliseconds), ended]);
    child.kill('SIGKILL');
    await ended;
  }
  for (let tries = 0; ; tries++) {
    const run = await startCli(argv, {env, input: ''}).ended;
    // What the platform does in the end must not depend on what it did before.
    if (run.code === 0 || run.code === 4 || tries === 3) return run;
    sandbox.clearFaults();
  }
}
