import test from 'ava';
import {cbg, deleteOrigin, none, testSandbox} from '../helpers/test-sandbox.js';

/** Takes the cells of a section's table, row by row. */
function rowsOf(html: string, section: string): string[][] {
  const [, body = ''] =
    new RegExp(`id="${section}".*?<tbody[^>]*>(.*?)</tbody>`, 's').exec(html) ?? [];
  const rows = body.split('<tr').slice(1);
  return rows.map(row =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => cell!),
  );
}

test('page - shows open and closed sets with device, state and counts', async t => {
  const {ask, open, add, close} = await testSandbox(t);
  const closed = await open({deviceId: 'dev1'});
  await add(closed, [cbg(0), cbg(1)]);
  await close(closed);
  const opened = await open({deviceId: undefined, deduplicator: {name: none}});
  await add(opened, [cbg(2)]);
  const {status, headers, text} = await ask('GET /sandbox', {token: ''});
  t.is(status, 200);
  t.is(headers['content-type'], 'text/html; charset=utf-8');
  t.deepEqual(rowsOf(text, 'open'), [
    ['no device', 'open', '1', '0', `<code>${opened}</code>`, 'none', 'aaaaaaaaaa'],
  ]);
  t.deepEqual(rowsOf(text, 'closed'), [
    ['dev1', 'closed', '2', '2', `<code>${closed}</code>`, 'device.deactivate.hash', 'aaaaaaaaaa'],
  ]);
  t.regex(text, /<dt>Data<\/dt><dd>3<\/dd>/);
});

test('page - has a word for each state', async t => {
  const {ask, open, close, faults} = await testSandbox(t);
  const words = async (section: string) =>
    rowsOf((await ask('GET /sandbox')).text, section).map(([, word]) => word);
  const [half, deleted, stillOpen] = [await open(), await open(), await open()];
  faults([{at: 'UpdateDataSet:active', do: 'fail'}]);
  await close(half);
  await close(deleted);
  for (const id of [deleted, stillOpen]) await ask(`DELETE /v1/data_sets/${id}`);
  await ask('POST /v1/users/aaaaaaaaaa/data_sets', {body: {}});
  t.deepEqual(await words('open'), ['opening failed', 'deleted, still open']);
  t.deepEqual(await words('closed'), ['deleted', 'half closed']);
});

for (const discard of [false, true])
  test(`page - counts data by kind and device, ${discard ? 'discarded' : 'kept'} ones`, async t => {
    const {ask, open, add, close} = await testSandbox(t, {discard});
    const bolus = {...cbg(5), type: 'bolus', subType: 'normal', normal: 1, value: undefined};
    const [first, second] = [await open(), await open({deduplicator: {name: deleteOrigin}})];
    await add(first, [cbg(0), cbg(1), bolus]);
    await close(first);
    await add(second, [cbg(2), cbg(3, {deviceId: 'dev2'}), cbg(4, {deviceId: undefined})]);
    const {text} = await ask('GET /sandbox/');
    t.deepEqual(rowsOf(text, 'kinds'), [
      ['cbg', 'dev1', '3', '2'],
      ['bolus/normal', 'dev1', '1', '1'],
      ['cbg', 'dev2', '1', '0'],
      ['cbg', 'no device', '1', '0'],
    ]);
    t.is(/not kept/.test(text), discard);
  });

test('page - lists the last fifty requests and what became of them, queries left out', async t => {
  const {ask, open, faults, add} = await testSandbox(t);
  const id = await open();
  for (let i = 0; i < 50; i++) await ask('GET /v1/time');
  faults([
    {at: 'list', do: 'hang-up-after'},
    {at: 'list', do: 'garble'},
    {at: 'list', do: 'hang-up-before'},
  ]);
  const list = 'GET /v1/users/aaaaaaaaaa/data_sets?deviceId=secret';
  const headers = {'X-Tidepool-Trace-Request': 'trace-1'};
  await t.throwsAsync(ask(list));
  await ask(list, {headers});
  await t.throwsAsync(ask(list));
  await add(id, [cbg(0, {value: -1})]);
  const {text} = await ask('GET /sandbox');
  const rows = rowsOf(text, 'requests');
  t.is(rows.length, 50);
  const path = '<code>GET /v1/users/aaaaaaaaaa/data_sets</code>';
  t.deepEqual(
    rows.slice(0, 5).map(([request, answer]) => [request, answer]),
    [
      [`<code>POST /v1/data_sets/${id}/data</code>`, '400'],
      [path, 'connection cut'],
      [path, '200, garbled'],
      [path, '200, connection cut'],
      ['<code>GET /v1/time</code>', '200'],
    ],
  );
  t.is(rows[2]![4], '<code>trace-1</code>');
  t.regex(rows[2]![2]!, /^\d+$/);
  t.notRegex(text, /secret/);
});

test('page - tells what is under way, held or given up', async t => {
  const {ask, open, add, faults, untilHeld, release} = await testSandbox(t);
  const id = await open();
  const answers = async () =>
    rowsOf((await ask('GET /sandbox')).text, 'requests').map(([, answer]) => answer);
  faults([{at: 'CreateDataSetData', do: 'hold'}]);
  const controller = new AbortController();
  const held = add(id, [cbg(0)], {signal: controller.signal});
  await untilHeld();
  t.deepEqual(await answers(), ['under way', '201']);
  t.regex((await ask('GET /sandbox')).text, /<p>Store calls held, .+: 1\.</);
  controller.abort();
  await t.throwsAsync(held);
  for (let i = 0; i < 3; i++) await ask('GET /sandbox/state'); // so that the sandbox has noticed
  release();
  while ((await answers())[0] === 'under way');
  t.deepEqual(await answers(), ['client hung up', '201']);
});

test('page - shows the rules in force, but not what a status says', async t => {
  const {ask, faults} = await testSandbox(t);
  const list = 'GET /v1/users/aaaaaaaaaa/data_sets';
  faults([
    {at: 'list', do: 'status', status: 503, headers: {'X-Secret': 'hush'}, body: 'hush'},
    {at: 'list', do: 'too-large', bytes: 5000, after: 3, times: 2, probability: 0.5},
    {at: 'store', do: 'fail', after: 1, times: -1},
  ]);
  const rules = async () => rowsOf((await ask('GET /sandbox')).text, 'faults');
  t.deepEqual((await rules())[0], ['list', 'status, 503', '0', '1']);
  await ask(list);
  t.deepEqual(await rules(), [
    ['list', 'too-large, above 5,000 bytes, with probability 0.5', '2', '2'],
    ['store', 'fail', '1', 'always'],
  ]);
  t.notRegex((await ask('GET /sandbox')).text, /hush/);
});

test('page - escapes what others sent, and shows neither values nor tokens', async t => {
  const {ask, open, add} = await testSandbox(t);
  const deviceId = `<img src=x onerror="alert(1)">&'`;
  const id = await open({deviceId});
  await add(id, [cbg(0, {deviceId, units: 'mg/dL', value: 123.5})]);
  await ask('GET /v1/<script>', {headers: {'X-Tidepool-Trace-Request': '<b>'}});
  const {text} = await ask('GET /sandbox');
  t.notRegex(text, /<img|<script|<b>|123\.5|6\.85|-token/);
  t.true(text.includes('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;&#39;'));
});

test('page - of more than a hundred rows says how many are left out', async t => {
  const {ask, open} = await testSandbox(t);
  for (let i = 0; i < 103; i++) await open();
  const {text} = await ask('GET /sandbox');
  t.is(rowsOf(text, 'open').length, 100);
  t.regex(text, /<p>3 more are not shown/);
});

test('page - is only there to be got', async t => {
  const {ask} = await testSandbox(t);
  t.is((await ask('POST /sandbox')).status, 404);
  t.is((await ask('GET /sandboxes')).text, '{"Error":"Resource not found"}');
});
