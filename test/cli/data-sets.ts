import test, {type ExecutionContext} from 'ava';
import {startSandbox} from '../../src/sandbox/index.js';
import {cbg, wizard} from '../helpers/data.js';
import {runCli} from '../helpers/run-cli.js';

/** Uploads two data sets to a sandbox, and gives the way to it. */
async function twoSets(t: ExecutionContext) {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.stop());
  const {url, userId, sessionToken} = sandbox;
  const env = {TIDEPOOL_SESSION_TOKEN: sessionToken};
  const rest = ['--user-id', userId, '--base-url', url];
  const input = JSON.stringify([cbg(), wizard()]);
  const {stdout} = await runCli(['upload', '-', ...rest, '--json'], {env, input});
  const ids: string[] = JSON.parse(stdout).dataSets.map(
    (set: {dataSetId: string}) => set.dataSetId,
  );
  const run = (...argv: string[]) => runCli(['data-sets', ...argv, ...rest], {env});
  return {sandbox, ids, run};
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
  const {code, stdout} = await runCli([...argv, '--json'], {
    env: {TIDEPOOL_SESSION_TOKEN: 'wrong'},
  });
  t.is(code, 5);
  t.is(JSON.parse(stdout).error.code, 'ERR_INGEST_UNAUTHENTICATED');
});
