import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startSandbox} from '../../src/sandbox/index.js';
import {callCli, callWith} from '../helpers/call-cli.js';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {temporaryFolder} from '../helpers/temporary.js';

const text = JSON.stringify;
const keys = [
  ...['dataSetId', 'state', 'read', 'uploaded', 'rejected', 'duplicates', 'batches', 'retries'],
  ...['bytes', 'milliseconds', 'fingerprint', 'dataSets'],
];

/** Starts a sandbox, and says how the command line reaches it. */
async function platform(t: ExecutionContext) {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.stop());
  const {url, userId, sessionToken} = sandbox;
  const argv = ['upload', '-', '--user-id', userId, '--base-url', url];
  return {sandbox, argv, userId, url, env: {TIDEPOOL_SESSION_TOKEN: sessionToken}};
}

test('upload - opens a set a device, fills and closes it, and sums up', async t => {
  const {sandbox, argv, env, userId} = await platform(t);
  const input = text([...cbgs(3), wizard()]);
  const {code, stdout, stderr} = await callWith(t, input, [...argv, '--json'], {env});
  t.is(code, 0, stderr);
  const summary = JSON.parse(stdout);
  t.deepEqual(Object.keys(summary), keys);
  t.like(summary, {dataSetId: null, state: 'closed', read: 4, uploaded: 4, rejected: 0});
  t.like(summary, {duplicates: 0, batches: 2, retries: 0});
  t.deepEqual(
    summary.dataSets.map((set: Record<string, unknown>) => [set.deviceId, set.state, set.uploaded]),
    [
      ['CGM-1:1', 'closed', 3],
      ['Pump-1:1', 'closed', 1],
    ],
  );
  const {counts, data} = sandbox.state();
  t.like(counts, {dataSets: 2, data: 5, activeData: 5});

  const hashes = data.map(({_deduplicator}) => (_deduplicator as {hash: string}).hash);
  const sum = hashes.reduce((total, hash) => total + Buffer.from(hash).readUInt32LE(0), 0);
  t.is(summary.fingerprint, (sum % 2 ** 32).toString(16).padStart(8, '0'));
  const first = [userId, 'CGM-1:1', '2026-01-01T00:00:00Z', 'cbg', 'mmol/L', '5.5'].join('|');
  t.true(hashes.includes(createHash('sha256').update(first).digest('base64')));

  t.regex(stderr, /4 data read: 4 uploaded, 0 refused/);
  for (const {dataSetId} of summary.dataSets) t.true(stderr.includes(`${dataSetId} is closed`));
});

test('upload - names the data set where there is one, and stores what came in', async t => {
  const {sandbox, argv, env} = await platform(t);
  const datum = cbg({payload: {note: 'ä😀', deep: [1.25, null]}});
  const {code, stdout} = await callWith(t, text([datum]), [...argv, '--json'], {env});
  t.is(code, 0);
  const {dataSetId, dataSets} = JSON.parse(stdout);
  t.is(dataSetId, dataSets[0].dataSetId);
  const [stored] = sandbox.state().data;
  t.like(stored, {uploadId: dataSetId, value: 5.5, payload: {note: 'ä😀'}});
});

test('upload - goes on without what is refused, exit 4, and writes it down', async t => {
  const {sandbox, argv, env} = await platform(t);
  const out = path.join(temporaryFolder(t), 'rejects.jsonl');
  const input = text([cbg(), badCbg(), null]);
  const run = await callWith(t, input, [...argv, '--json', '--rejects', out], {env});
  t.is(run.code, 4);
  t.like(JSON.parse(run.stdout), {state: 'closed', read: 3, uploaded: 1, rejected: 2});
  t.is(sandbox.counts().data, 1);
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  t.deepEqual(
    lines.map(line => JSON.parse(line).index),
    [1, 2],
  );
  t.regex(run.stderr, /1 × value-out-of-range, .* cbg \/value: 1001 is not between 0 and 1000\n/);
});

test('upload - opens nothing for an input of nothing, or of nothing good', async t => {
  const {sandbox, argv, env} = await platform(t);
  const nothing = await callWith(t, '[]', [...argv, '--json'], {env});
  t.is(nothing.code, 0);
  t.like(JSON.parse(nothing.stdout), {state: 'none', read: 0, dataSetId: null});
  const bad = await callWith(t, text([badCbg()]), [...argv, '--json'], {env});
  t.is(bad.code, 4);
  t.like(JSON.parse(bad.stdout), {state: 'none', read: 1, rejected: 1});
  t.is(sandbox.counts().dataSets, 0);
});

test('upload - leaves the sets open with --no-close, and says how to close them', async t => {
  const {argv, env, url, userId} = await platform(t);
  const {code, stdout, stderr} = await callWith(
    t,
    text([cbg()]),
    [...argv, '--json', '--no-close'],
    {env},
  );
  t.is(code, 0);
  const {state, dataSetId} = JSON.parse(stdout);
  t.is(state, 'open');
  t.true(stderr.includes(`tidepool-ingest data-sets close ${dataSetId}`));
  const rest = ['--user-id', userId, '--base-url', url, '--json'];
  const show = await callCli(['data-sets', 'show', dataSetId, ...rest], {env});
  t.like(JSON.parse(show.stdout), {dataSetId, state: 'open'});
  const close = await callCli(['data-sets', 'close', dataSetId, ...rest], {env});
  t.is(close.code, 0, close.stderr);
  t.deepEqual(JSON.parse(close.stdout), {dataSetId, state: 'closed'});
});

test('upload - appends to an open set with --data-set, and refuses other devices', async t => {
  const {sandbox, argv, env} = await platform(t);
  const opening = await callWith(t, text([cbg()]), [...argv, '--json', '--no-close'], {env});
  const {dataSetId} = JSON.parse(opening.stdout);
  const input = text([...cbgs(2), cbg({deviceId: 'CGM-1:2'})]);
  const {code, stdout} = await callWith(t, input, [...argv, '--json', '--data-set', dataSetId], {
    env,
  });
  t.is(code, 4);
  t.like(JSON.parse(stdout), {dataSetId, state: 'open', uploaded: 2, rejected: 1});
  t.like(sandbox.counts(), {dataSets: 1, data: 3, activeData: 0});
});

test('upload - sends and writes nothing with --dry-run, and needs no credentials', async t => {
  const folder = temporaryFolder(t);
  const out = path.join(folder, 'out.jsonl');
  const argv = ['upload', '-', '--user-id', 'u', '--dry-run', '--json', '--rejects', out];
  const good = await callWith(t, text(cbgs(2)), argv);
  t.is(good.code, 0);
  t.like(JSON.parse(good.stdout), {state: 'dry-run', read: 2, uploaded: 2, dataSets: []});
  const some = await callWith(t, text([cbg(), badCbg()]), argv);
  t.is(some.code, 4);
  t.false(existsSync(out));
});

test('upload - goes to a sandbox of its own with --sandbox, and counts what it held', async t => {
  const argv = ['upload', '-', '--user-id', 'any body', '--sandbox', '--json'];
  const env = {TIDEPOOL_BASE_URL: 'http://127.0.0.1:9'};
  const {code, stdout, stderr} = await callWith(t, text([...cbgs(3), wizard()]), argv, {env});
  t.is(code, 0, stderr);
  const summary = JSON.parse(stdout);
  t.like(summary, {state: 'closed', uploaded: 4});
  t.like(summary.sandbox, {dataSets: 2, data: 5, activeData: 5});
  t.regex(stderr, /sandbox held 5 visible data/);
});

test('upload - opens sets with the template that --session names', async t => {
  const {sandbox, argv, env} = await platform(t);
  const session = path.join(temporaryFolder(t), 'session.json');
  const template = {
    client: {name: 'org.example.mine', version: '9.9.9'},
    timezone: 'Europe/Berlin',
  };
  writeFileSync(session, text(template));
  const {code} = await callWith(t, text([cbg()]), [...argv, '--session', session], {env});
  t.is(code, 0);
  t.like(sandbox.state().dataSets[0], {...template, deviceId: 'CGM-1:1'});
});

test('upload - refuses several devices for one set', async t => {
  const {sandbox, argv, env} = await platform(t);
  const input = text([cbg(), wizard()]);
  const run = await callWith(t, input, [...argv, '--json', '--data-sets', 'one'], {env});
  t.is(run.code, 2);
  t.is(run.stdout, '');
  t.regex(run.stderr, /another device/);
  const any = [...argv, '--json', '--data-sets', 'one', '--deduplicator', 'none'];
  const allowed = await callWith(t, input, any, {env});
  t.is(allowed.code, 0, allowed.stderr);
  const open = sandbox.state().dataSets.filter(set => set.deletedTime == null);
  t.is(open.length, 1);
});

test('upload - makes batches of the size asked for, and of the bytes', async t => {
  const {argv, env} = await platform(t);
  const input = text(cbgs(10));
  const batchesWith = async (...flags: string[]) => {
    const run = await callWith(t, input, [...argv, '--json', ...flags], {env});
    return JSON.parse(run.stdout).batches;
  };
  t.is(await batchesWith('--batch-size', '4', '--concurrency', '1'), 3);
  t.is(await batchesWith('--flush-bytes', '1'), 10);
});

test('upload - exit 3 for a broken input, and deletes what it had opened', async t => {
  const {sandbox, argv, env} = await platform(t);
  const input = `${text(cbgs(50)).slice(0, -1)},{"type":NaN}]`;
  const run = await callWith(t, input, [...argv, '--json', '--batch-size', '1'], {env});
  t.is(run.code, 3);
  const {state, error} = JSON.parse(run.stdout);
  t.is(state, 'incomplete');
  t.deepEqual(Object.keys(error), ['code', 'message', 'resumable']);
  t.is(error.code, 'ERR_INGEST_NOT_JSON');
  t.like(sandbox.counts(), {data: 0, activeData: 0});
});

test('upload - exit 5 for a token that is not valid, or not allowed', async t => {
  const {argv, env, url} = await platform(t);
  const input = text([cbg()]);
  const wrong = await callWith(t, input, [...argv, '--json'], {
    env: {TIDEPOOL_SESSION_TOKEN: 'some-wrong-token'},
  });
  t.is(wrong.code, 5);
  t.is(JSON.parse(wrong.stdout).error.code, 'ERR_INGEST_UNAUTHENTICATED');
  t.notRegex(wrong.stdout + wrong.stderr, /some-wrong-token/);
  const foreign = ['upload', '-', '--json', '--user-id', 'another', '--base-url', url];
  const forbidden = await callWith(t, input, foreign, {env});
  t.is(forbidden.code, 5);
  t.is(JSON.parse(forbidden.stdout).error.code, 'ERR_INGEST_FORBIDDEN');
});

test('upload - exit 6 where nobody answers', async t => {
  const argv = ['upload', '-', '--user-id', 'u', '--base-url', 'http://127.0.0.1:1', '--json'];
  const env = {TIDEPOOL_SESSION_TOKEN: 'token'};
  const {code, stdout} = await callWith(t, text([cbg()]), argv, {env});
  t.is(code, 6);
  t.is(JSON.parse(stdout).error.code, 'ERR_INGEST_UNREACHABLE');
});

test('upload - says nothing with --quiet, but what went wrong', async t => {
  const {argv, env} = await platform(t);
  const good = await callWith(t, text([cbg(), badCbg()]), [...argv, '--quiet'], {env});
  t.deepEqual(good, {code: 4, stdout: '', stderr: ''});
  const bad = await callWith(t, '{', [...argv, '--quiet'], {env});
  t.regex(bad.stderr, /^error: .*\n$/);
});
