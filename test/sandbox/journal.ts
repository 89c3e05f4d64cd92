import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFileSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {createInterface} from 'node:readline';
import test, {type ExecutionContext} from 'ava';
import {ask} from '../helpers/ask.js';
import {root} from '../helpers/project.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {
  cbg,
  datumId,
  deleteOrigin,
  type TestSandbox,
  testSandbox,
} from '../helpers/test-sandbox.js';

/** Does something of every kind that changes what is stored. */
async function live({ask, open, add, close, faults}: TestSandbox): Promise<void> {
  const ids: string[] = [];
  for (const data of [
    [cbg(0), cbg(1)],
    [cbg(1), cbg(2)],
  ]) {
    ids.push(await open());
    await add(ids.at(-1)!, data);
    await close(ids.at(-1)!);
  }
  const origin = await open({deduplicator: {name: deleteOrigin}, dataSetType: 'continuous'});
  for (let i = 0; i < 2; i++) await add(origin, [cbg(i, {origin: {id: 'a'}, id: datumId(i)})]);
  await ask(`DELETE /v1/data_sets/${origin}/data`, {body: [{id: datumId(1)}]});
  const half = await open();
  faults([{at: 'CreateDataSetData', do: 'half'}]);
  await add(half, [cbg(5), cbg(6), cbg(7)]);
  await ask(`DELETE /v1/data_sets/${ids[1]}`);
  await ask('POST /v1/users/aaaaaaaaaa/data_sets', {body: {}});
}

test('journal - what is stored is there again after a stop', async t => {
  const directory = temporaryFolder(t);
  const first = await testSandbox(t, {directory});
  await live(first);
  const state = first.state();
  t.is(state.counts.dataSets, 5);
  await first.stop();
  const second = await testSandbox(t, {directory});
  t.deepEqual(second.state(), state);
});

test('journal - half a line at the end was answered to nobody, and is cut off', async t => {
  const directory = temporaryFolder(t);
  const file = path.join(directory, 'sandbox.jsonl');
  const first = await testSandbox(t, {directory});
  await first.open();
  const state = first.state();
  await first.stop();
  const {size} = statSync(file);
  appendFileSync(file, '{"call":"CreateDataSet","docu');
  const second = await testSandbox(t, {directory});
  t.deepEqual(second.state(), state);
  t.is(statSync(file).size, size);
  await second.open();
  t.is(readFileSync(file, 'utf8').trim().split('\n').length, 4);
});

test('journal - a line that is not of a sandbox is not gone on with', async t => {
  const directory = temporaryFolder(t);
  writeFileSync(path.join(directory, 'sandbox.jsonl'), 'hello\n');
  await t.throwsAsync(testSandbox(t, {directory}), {
    code: 'ERR_INGEST_USAGE',
    message: /is not a folder that a sandbox can go on with/,
  });
});

test('journal - a reset empties it', async t => {
  const directory = temporaryFolder(t);
  const first = await testSandbox(t, {directory});
  await live(first);
  first.reset();
  const id = await first.open();
  await first.stop();
  const second = await testSandbox(t, {directory});
  t.deepEqual(
    second.state().dataSets.map(({uploadId}) => uploadId),
    [id],
  );
});

test('journal - what was answered survives a kill -9', async t => {
  const directory = temporaryFolder(t);
  const {child, url} = await startProcess(t, directory);
  const open = {deviceId: 'dev1', deduplicator: {name: 'org.tidepool.deduplicator.none'}};
  const {json} = await ask(url, 'POST /v1/users/aaaaaaaaaa/data_sets', {body: open});
  const id = json.data.uploadId;
  let answered = 0;
  const adding = (async () => {
    for (;;) {
      const body = Array.from({length: 100}, (_, i) => cbg(answered * 100 + i));
      await ask(url, `POST /v1/data_sets/${id}/data`, {body});
      answered += 1;
      if (answered === 5) child.kill('SIGKILL');
    }
  })();
  await t.throwsAsync(adding);
  const {counts} = await testSandbox(t, {directory});
  t.true(counts().data === answered * 100 || counts().data === (answered + 1) * 100);
});

/** Starts a sandbox in a process of its own. */
async function startProcess(
  t: ExecutionContext,
  directory: string,
): Promise<{child: ChildProcess; url: string}> {
  const program = `
    import {startSandbox} from ${JSON.stringify(path.join(root, 'dist/src/sandbox/index.js'))};
    const users = [{userId: 'aaaaaaaaaa', sessionToken: 'user-token'}];
    console.log((await startSandbox({users, directory: ${JSON.stringify(directory)}})).url);`;
  const argv = ['--input-type=module', '--eval', program];
  const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'inherit']});
  t.teardown(() => child.kill('SIGKILL'));
  const [url] = (await once(createInterface({input: child.stdout!}), 'line')) as [string];
  return {child, url};
}
