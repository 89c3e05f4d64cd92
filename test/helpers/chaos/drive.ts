import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {callCli} from '../call-cli.js';
import {type CliRun, startCli} from '../run-cli.js';
import {people, type TestSandbox} from '../test-sandbox.js';
import type {Plan, Stop} from './plan.js';
import {cutPower} from './power-cut.js';
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
  const held = new Straggler(plan, sandbox);
  let onRequest: (number: number) => Promise<void> = async () => {};
  const isHeld = plan.faults.some(({do: deed}) => deed === 'hold');
  const see = async (request: Tapped) => {
    held.see(request);
    await onRequest(++requests);
    return bringsData(request) && request.body.includes('"culprit"')
      ? refuse(plan, request.body)
      : 'pass';
  };
  const url = await tap(t, sandbox.url, see, isHeld ? 'gateway' : 'wire');
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
      const input = isPiped ? readFileSync(file) : Buffer.alloc(0);
      const isHalf = isPiped && stop?.request === 0;
      const {child, ended} = startCli(command, {env, ...(!isHalf && {input})});
      if (isHalf) child.stdin!.write(input.subarray(0, input.length / 2));
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
      // One that had ended by then is not looked at again.
      if (run.code === null && stop?.with === 'a power cut') cutPower(folder, names);
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

/** Lets go of what is held, once it was deleted: before, it would not be late. */
class Straggler {
  readonly #plan: Plan;
  readonly #sandbox: TestSandbox;
  #deletions = 0;
  #bodies = 0;

  constructor(plan: Plan, sandbox: TestSandbox) {
    this.#plan = plan;
    this.#sandbox = sandbox;
  }

  see(request: Tapped): void {
    const {deduplicator, release} = this.#plan;
    if (this.#sandbox.held() === 0) return;
    if (request.method === 'DELETE' && request.path.endsWith('/data')) this.#deletions++;
    if (!bringsData(request)) return;
    const isLate = this.#deletions > 0 || deduplicator === 'dataset.delete.origin';
    if (isLate && ++this.#bodies >= release) this.#sandbox.release();
  }
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

/** Answers as a platform that cannot take the culprits in a body. */
function refuse({culprits}: Plan, body: Buffer): string {
  if (culprits === 'failure') {
    const text = 'internal server failure';
    return answer('500 Internal Server Error', [{code: 'internal-server-failure', title: text}]);
  }
  const refused = {code: 'value-not-valid', title: 'value is not valid'};
  if (culprits === 'refusal') return answer('400 Bad Request', [refused]);
  const data: {payload?: {culprit?: true}}[] = JSON.parse(body.toString());
  const named = data.flatMap(({payload}, at) =>
    payload?.culprit ? [{...refused, source: {pointer: `/${at}/payload`}}] : [],
  );
  return answer('400 Bad Request', named);
}

function answer(
  status: string,
  errors: readonly {code: string; title: string; source?: {pointer: string}}[],
): string {
  const told = errors.map(error => ({...error, detail: error.title, status: status.slice(0, 3)}));
  const body = JSON.stringify({errors: told});
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
