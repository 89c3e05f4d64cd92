import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import type {State} from '../../../src/sandbox/state.js';
import type {Destiny} from './data.js';
import type {Run} from './drive.js';
import type {Plan} from './plan.js';

/** Says what is wrong with the end of a plan, or with one of its runs; undefined where all is as it must be. */
export function findWrong(
  plan: Plan,
  runs: readonly Run[],
  state: State,
  folder: string,
): string | undefined {
  for (const run of runs) {
    const wrong = findWrongRun(plan, run);
    if (wrong) return wrong;
  }
  const last = runs.at(-1)!;
  const isDone = last.code === 0 || last.code === 4;
  const stored = state.data as unknown as Stored[];
  const visible = stored.filter(each => each._active);
  if (!isDone) return findWrongFailure(plan, last, visible);
  const wanted = wantedOf(plan, visibleFates);
  const found = visible.map(nameOf);
  if (!same(found, wanted)) return difference(found, wanted);
  const open = (state.dataSets as unknown as StoredSet[]).filter(
    ({_state, deletedTime}) => _state === 'open' && !deletedTime,
  );
  if (open.length > 0) return `${open.length} sets are left open`;
  return findWrongCounts(plan, last) ?? findWrongRejects(plan, folder, state);
}

/** Looks at what is visible after a run that failed for good, which names what it could not take back. */
function findWrongFailure(plan: Plan, last: Run, visible: readonly Stored[]): string | undefined {
  if (plan.ledger === 'kept') return `it came to no end: exit code ${last.code}`;
  const isNamed = ({uploadId}: Stored) => last.stderr.includes(uploadId);
  const rest = visible.filter(each => !isNamed(each)).map(nameOf);
  const message = `a run that failed left ${rest.length} visible data`;
  if (plan.before === 'nothing') return rest.length === 0 ? undefined : message;
  // What a set that is named has archived is seen in that one.
  const wanted = wantedOf(plan, visibleFates);
  const isWhole = without(wanted, visible.map(nameOf)).length === 0;
  return isWhole && without(rest, wanted).length === 0 ? undefined : message;
}

interface Stored {
  readonly _active: boolean;
  readonly uploadId: string;
  readonly type: string;
  readonly subType?: string;
  readonly time: string;
  readonly deviceId?: string;
  readonly payload?: {readonly n: number};
}

interface StoredSet {
  readonly _state: string;
  readonly deletedTime?: string;
}

const visibleFates: readonly Destiny[] = ['stored'];

function wantedOf({data}: Plan, fates: readonly Destiny[]): string[] {
  const chosen = data.filter(({destiny}) => fates.includes(destiny));
  return chosen.flatMap(({datum}) => {
    const inner = (datum.bolus ?? datum.status) as Record<string, unknown> | undefined;
    return [datum, ...(inner ? [inner] : [])].map(each => nameOf(each as unknown as Stored));
  });
}

function nameOf({type, subType = '', time, deviceId = '', payload}: Stored): string {
  return [type, subType, Date.parse(time), deviceId, payload?.n].join(' ');
}

const same = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join() === [...other].sort().join();

function difference(found: readonly string[], wanted: readonly string[]): string {
  const [missing, surplus] = [without(wanted, found), without(found, wanted)];
  return `lost: ${missing.join('; ') || 'none'}; doubled or wrong: ${surplus.join('; ') || 'none'}`;
}

/** Gives the names that are left when each of the others has taken one like it. */
function without(names: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return names.filter(name => {
    const at = rest.indexOf(name);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function findWrongRun(
  {ledger, credentials}: Plan,
  {code, stdout, stopped}: Run,
): string | undefined {
  if (code === null) return stopped === 'SIGKILL' ? undefined : 'it died of itself';
  const allowed = [
    0,
    4,
    6,
    ...(credentials === 'token' ? [5] : []),
    ...(stopped === 'SIGTERM' ? [7] : []),
  ];
  if (!allowed.includes(code)) return `exit code ${code}`;
  const summary = lastLine(stdout);
  const {read, uploaded, rejected, duplicates, error} = summary;
  if (read !== uploaded + rejected + duplicates) return `counts: ${JSON.stringify(summary)}`;
  if (code === 0 || code === 4) return error ? 'an error beside success' : undefined;
  if (error?.resumable !== (ledger === 'kept')) return `resumable: ${JSON.stringify(error)}`;
  return undefined;
}

function findWrongCounts({data}: Plan, {code, stdout}: Run): string | undefined {
  const count = (...fates: Destiny[]) => data.filter(({destiny}) => fates.includes(destiny)).length;
  const [rejected, duplicates] = [count('refused', 'culprit', 'huge'), count('dropped')];
  const expected = {read: data.length, uploaded: count('stored'), rejected, duplicates};
  const summary = lastLine(stdout);
  for (const [name, number] of Object.entries(expected)) {
    if (summary[name] !== number) return `${name} is ${summary[name]}, not ${number}`;
  }
  if (code !== (rejected > 0 ? 4 : 0)) return `exit code ${code} with ${rejected} refused`;
  const state = count('stored') > 0 ? 'closed' : 'none';
  return summary.state === state ? undefined : `state ${summary.state}, not ${state}`;
}

function findWrongRejects({data, ledger}: Plan, folder: string, state: State): string | undefined {
  const file = path.join(folder, 'rejects');
  const text = readFileSync(file, 'utf8');
  const found = text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line));
  const expected = data.flatMap(({destiny}, index) =>
    ['refused', 'culprit', 'huge'].includes(destiny) ? [index] : [],
  );
  if (
    !same(
      found.map(({index}) => `${index}`),
      expected.map(String),
    )
  ) {
    return `rejects ${found.map(({index}) => index)}, not ${expected}`;
  }
  for (const {index, datum} of found) {
    if (JSON.stringify(datum) !== JSON.stringify(data[index]!.datum))
      return `reject ${index} is altered`;
  }
  const kept = [file, ...(ledger === 'kept' ? [path.join(folder, 'ledger')] : [])];
  if (kept.some(name => (statSync(name).mode & 0o777) !== 0o600))
    return 'others can read our files';
  const isKept = readdirSync(folder).some(name => name.startsWith('ledger.'));
  if (isKept) return 'standard input is still kept';
  return state.dataSets.length > 60 ? 'far too many sets' : undefined;
}

const lastLine = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
