import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {Interrupt} from '../../src/cli/interrupt.js';
import {startSandbox} from '../../src/sandbox/index.js';
import {callCli, callWith} from '../helpers/call-cli.js';
import {cbg, wizard} from '../helpers/data.js';
import {temporaryFolder} from '../helpers/temporary.js';

/** Uploads two data sets to a sandbox, and gives the way to it. */
async function twoSets(t: ExecutionContext) {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.stop());
  const {url, userId, sessionToken} = sandbox;
  const env = {TIDEPOOL_SESSION_TOKEN: sessionToken};
  const rest = ['--user-id', userId, '--base-url', url];
  const input = JSON.stringify([cbg(), wizard()]);
  const {stdout} = await callWith(t, input, ['upload', '-', ...rest, '--json'], {env});
  const ids: string[] = JSON.parse(stdout).dataSets.map(
    (set: {dataSetId: string}) => set.dataSetId,
  );
  const run = (...argv: string[]) => callCli(['data-sets', ...argv, ...rest], {env});
  /** The same at a terminal, where something is typed. */
  const answering = (answer: string, ...argv: string[]) =>
    callCli(['data-sets', ...argv, ...rest], {env, columns: 100, answer});
  return {sandbox, ids, run, answering, rest, env};
}

test('data-sets list - tells the closed sets of a user', async t => {
  const {ids, run} = await twoSets(t);
  const people = await run('list');
  t.is(people.code, 0);
  t.is(people.stderr, '');
  t.is(people.stdout.trimEnd().split('\n').length, 3);
  for (const id of ids) t.true(people.stdout.includes(id));
  const {dataSets} = JSON.parse((await run('list', '--json')).stdout);
  t.deepEqual(dataSets.map((set: {uploadId: string}) => set.uploadId).sort(), ids.toSorted());
});

test('data-sets show - describes one, and whether it is open', async t => {
  const {ids, run} = await twoSets(t);
  const [id] = ids as [string];
  const people = await run('show', id);
  t.regex(people.stdout, new RegExp(`^${id} is closed\n`));
  const shown = JSON.parse((await run('show', id, '--json')).stdout);
  t.like(shown, {dataSetId: id, state: 'closed'});
  t.is(shown.dataSet.uploadId, id);
});

test('data-sets delete - deletes one with its data', async t => {
  const {sandbox, ids, run} = await twoSets(t);
  const {code, stdout} = await run('delete', ids[0]!, '--yes', '--json');
  t.is(code, 0);
  t.deepEqual(JSON.parse(stdout), {dataSetId: ids[0], state: 'deleted'});
  t.is(sandbox.counts().activeData, 2);
});

test('data-sets - exit 6 for a set that the platform does not know', async t => {
  const {run} = await twoSets(t);
  for (const verb of ['show', 'close', 'delete']) {
    const yes = verb === 'delete' ? ['--yes'] : [];
    const {code, stdout, stderr} = await run(verb, '0'.repeat(32), '--json', ...yes);
    t.is(code, 6, `${verb}: ${stderr}`);
    t.is(stdout.trimEnd().split('\n').length, 1);
    t.regex(JSON.parse(stdout).error.code, /^ERR_INGEST_/);
  }
});

test('data-sets - exit 5 for a wrong token', async t => {
  const {sandbox} = await twoSets(t);
  const argv = ['data-sets', 'list', '--user-id', sandbox.userId, '--base-url', sandbox.url];
  const {code, stdout} = await callCli([...argv, '--json'], {
    env: {TIDEPOOL_SESSION_TOKEN: 'wrong'},
  });
  t.is(code, 5);
  t.is(JSON.parse(stdout).error.code, 'ERR_INGEST_UNAUTHENTICATED');
});

test('data-sets delete - shows what would go and asks, at a terminal', async t => {
  const {sandbox, ids, answering} = await twoSets(t);
  const [id] = ids as [string];
  for (const answer of ['n\n', '\n', 'nonsense\n']) {
    const kept = await answering(answer, 'delete', id);
    t.is(kept.code, 0);
    t.regex(kept.stderr, new RegExp(`Data set ${id}, with all its data, would be deleted:`));
    t.regex(kept.stderr, /state +closed\n +device +CGM-1:1\n +opened +2\d/);
    t.regex(kept.stderr, /Delete it\? \[y\/N\]/);
    t.is(kept.stdout, 'Nothing is deleted.\n');
  }
  t.is(sandbox.counts().activeData, 3);
  const deleted = await answering('y\n', 'delete', id);
  t.is(deleted.stdout, `${id} is deleted\n`);
  t.is(sandbox.counts().activeData, 2);
});

test('data-sets delete - deletes nothing where nobody can be asked, without --yes', async t => {
  const {sandbox, ids, run} = await twoSets(t);
  const {code, stderr, stdout} = await run('delete', ids[0]!);
  t.is(code, 2);
  t.is(stdout, '');
  t.regex(stderr, /would be deleted:\n.*nothing is deleted: .* --yes/s);
  t.is(sandbox.counts().activeData, 3);
});

test('data-sets delete - stops at a signal while it asks', async t => {
  const {sandbox, ids, rest, env} = await twoSets(t);
  const interrupt = new Interrupt();
  const asked = callCli(['data-sets', 'delete', ids[0]!, ...rest], {env, columns: 80, interrupt});
  setTimeout(() => interrupt.stop(), 300);
  t.is((await asked).code, 7);
  t.is(sandbox.counts().activeData, 3);
});

test('data-sets list --state - marks the orphans of a ledger', async t => {
  const {rest, env, sandbox} = await twoSets(t);
  const ledger = path.join(temporaryFolder(t), 'ledger');
  const input = JSON.stringify([cbg({deviceId: 'CGM-1:2'})]);
  const upload = ['upload', '-', ...rest, '--state', ledger, '--no-close', '--quiet'];
  t.is((await callWith(t, input, upload, {env})).code, 0);
  const list = ['data-sets', 'list', '--state', ledger, ...rest];
  const open = await callCli(list, {env});
  t.regex(
    open.stdout,
    /^data set +state +device +data\n\w{32} +open +CGM-1:2 +1 +orphan: open, its data are out of sight/,
  );
  const {dataSets} = JSON.parse((await callCli([...list, '--json'], {env})).stdout);
  t.like(dataSets[0], {state: 'open', uploaded: 1, deviceId: 'CGM-1:2'});
  t.regex(dataSets[0].orphan, /^open/);

  await callCli(['data-sets', 'close', '--state', ledger, ...rest], {env});
  t.notRegex((await callCli(list, {env})).stdout, /orphan/);
  const visible = sandbox.counts().activeData;
  const argv = ['data-sets', 'delete', '--state', ledger, ...rest];
  const kept = await callCli(argv, {env, columns: 100, answer: 'n\n'});
  t.regex(kept.stderr, /These data sets, .*:\n.*\n.*CGM-1:2.*Delete them\?/s);
  t.is(sandbox.counts().activeData, visible);
  t.is((await callCli(argv, {env})).code, 0);
  t.is(sandbox.counts().activeData, visible - 1);
});
