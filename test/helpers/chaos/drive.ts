import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {callCli} from '../call-cli.js';
import {type CliRun, startCli} from '../run-cli.js';
import {people, type TestSandbox} from '../test-sandbox.js';
import type {Plan, Stop} from './plan.js';
import {type Tapped, tap} from './tap.js';

/** A run of the command, and what stopped it. */
export interface Run extends CliRun {
  readonly stopped: Stop['signal'] | 'no';
}

/** Runs after which faults are at an end, and after which we give up. */
const [faulty, most] = [4, 9];

const [{userId, sessionToken, email, password}] = people.users as [(typeof people.users)[0]];

/** Runs a plan over a sandbox: stops what is to be stopped, then lets the same command come to its end. */
export async function drive(
  t: Pick<ExecutionContext, 'teardown'>,
  plan: Plan,
  sandbox: TestSandbox,
  folder: string,
): Promise<Run[]> {
  const file = path.join(folder, 'dump.json');
  writeFileSync(file, print(plan));
  const account = {TIDEPOOL_EMAIL: email!, TIDEPOOL_PASSWORD: password!};
  let env: Record<string, string> = {
    ...(plan.credentials !== 'account' && {TIDEPOOL_SESSION_TOKEN: sessionToken}),
    ...(plan.credentials !== 'token' && account),
  };
  const argv = (url: string, names: {ledger: string; rejects: string}, input: string) => [
    ...['upload', input, '--user-id', userId, '--base-url', url, '--json', '--quiet'],
    ...plan.flags,
    ...['--rejects', path.join(folder, names.rejects)],
    ...(plan.ledger === 'kept' ? ['--state', path.join(folder, names.ledger)] : []),
  ];
  if (plan.before === 'the same') {
    const names = {ledger: 'before', rejects: 'before.rejects'};
    await callCli(argv(sandbox.url, names, file), {env});
  }
  sandbox.faults([...plan.faults]);
  let requests = 0;
  let bodies = 0;
  let onRequest: (number: number) => Promise<void> = async () => {};
  const url = await tap(t, sandbox.url, async request => {
    if (bringsData(request) && sandbox.held() > 0 && ++bodies >= plan.release) sandbox.release();
    await onRequest(++requests);
    return bringsData(request) && request.body.includes('"culprit"') ? ownFailure : 'pass';
  });
  const isPiped = plan.input === 'standard input';
  const names = {ledger: 'ledger', rejects: 'rejects'};
  const command = argv(url, names, isPiped ? '-' : file);
  const runs: Run[] = [];
  for (const stop of [...plan.stops, undefined, ...Array(most)]) {
    requests = 0;
    onRequest = async () => {};
    if (runs.length === plan.stops.length + faulty) endFaults(plan, sandbox);
    if (!stop && !isPiped) {
      runs.push({...(await callCli(command, {env})), stopped: 'no'});
    } else {
      // What is piped is needed until it is kept beside the ledger.
      const input = isPiped ? readFileSync(file) : '';
      const {child, ended} = startCli(command, {env, input});
      let stopped: Run['stopped'] = 'no';
      const kill = async ({signal, milliseconds}: Stop) => {
        await sleep(milliseconds);
        if (child.exitCode === null && child.kill(signal)) stopped = signal;
      };
      if (stop?.request === 0) void kill({...stop, milliseconds: 100 + 20 * stop.milliseconds});
      onRequest = async number => {
        if (number !== stop?.request) return;
        if (stop.when === 'before') await kill(stop);
        else void kill(stop);
      };
      const run = await ended;
      runs.push({...run, stopped: run.code === 0 || run.code === 4 ? 'no' : stopped});
    }
    const {code} = runs.at(-1)!;
    if (code === 0 || code === 4 || (plan.ledger === 'none' && code !== null)) break;
    if (code === 5) {
      endFaults(plan, sandbox);
      env = {TIDEPOOL_SESSION_TOKEN: await logIn(sandbox), ...account};
    }
  }
  sandbox.release();
  return runs;
}

function print({data, input}: Plan): string {
  const records = data.map(({datum}) => JSON.stringify(datum));
  return input === 'lines' ? records.map(record => `${record}\n`).join('') : `[${records}]`;
}

const bringsData = ({method, path: route, body}: Tapped) =>
  method === 'POST' && route.endsWith('/data') && body.length > 2;

/** Ends all that goes wrong, but not what a datum runs into by its length. */
function endFaults({faults}: Plan, sandbox: TestSandbox): void {
  sandbox.clearFaults();
  sandbox.faults(faults.filter(({times}) => times === -1));
}

async function logIn(sandbox: TestSandbox): Promise<string> {
  const Authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
  const {headers} = await sandbox.ask('POST /auth/login', {token: '', headers: {Authorization}});
  return headers['x-tidepool-session-token'] as string;
}

const failure =
  '{"errors":[{"code":"internal-server-failure","title":"internal server failure","detail":"Internal server failure","status":"500"}]}';
const ownFailure = `HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nContent-Length: ${failure.length}\r\n\r\n${failure}`;
