import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {callWith} from '../helpers/call-cli.js';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {obliging} from '../helpers/platform.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

const text = JSON.stringify;

interface Line {
  readonly file: string;
  readonly method: string;
  readonly path: string;
  readonly dataSetId: string;
  readonly bytes: number;
}

const linesOf = (folder: string): Line[] =>
  readFileSync(path.join(folder, 'requests.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));

/** Names ids by the order in which they come: those of data sets and of data are made afresh in each run. */
function renamed(requests: readonly {method: string; path: string; body: string}[]) {
  const sets: string[] = [];
  return requests.map(({method, path: route, body}) => {
    const [, set] = /data_sets\/(\w{32})/.exec(route) ?? /^\{"id":"(\w{32})"/.exec(body) ?? [];
    if (set && !sets.includes(set)) sets.push(set);
    const named = sets.reduce(
      (all, id, at) => all.replaceAll(id, `<set ${at}>`),
      `${route} ${body}`,
    );
    return `${method} ${named.replaceAll(/"id":"\w{32}"/g, '"id":"<id>"').replace(/"time":"[^"]+","client"/, '"client"')}`;
  });
}

/** Answers as the platform does, and lists the sets that were opened. */
function listing(): Handler {
  const opened: {uploadId: string; deviceId: string}[] = [];
  return (request, response) => {
    const {method, path: route, body} = request;
    if (method === 'GET' && route.startsWith('/v1/users/')) return answer(response, 200, opened);
    if (route.startsWith('/v1/users/')) {
      const {id: uploadId, deviceId} = JSON.parse(`${body}`);
      opened.push({uploadId, deviceId});
    }
    return obliging(request, response);
  };
}

test('upload --bodies - writes what an upload sends, in its order', async t => {
  const {url, requests} = await withServer(t, listing());
  const input = text([...cbgs(5), wizard(), badCbg(), ...cbgs(4, {deviceId: 'CGM-1:2', value: 6})]);
  const flags = ['--user-id', 'u', '--batch-size', '3', '--concurrency', '1'];
  const folder = path.join(temporaryFolder(t), 'bodies');
  const planned = await callWith(t, input, ['upload', '-', ...flags, '--bodies', folder, '--json']);
  t.is(planned.code, 4, planned.stderr);
  const {plan, state} = JSON.parse(planned.stdout);
  t.is(state, 'dry-run');

  const env = {TIDEPOOL_SESSION_TOKEN: 'token'};
  await callWith(t, input, ['upload', '-', ...flags, '--base-url', url, '--quiet'], {env});
  const sent = requests
    .filter(({method}) => method !== 'GET')
    .map(({method, path, body}) => ({method, path, body: body.toString()}));
  const lines = linesOf(folder);
  const written = lines.map(({file, ...line}) => {
    const body = readFileSync(path.join(folder, file), 'utf8');
    t.is(Buffer.byteLength(body), line.bytes);
    return {...line, body};
  });
  t.deepEqual(renamed(written), renamed(sent));

  t.deepEqual(readdirSync(folder), [...lines.map(({file}) => file), 'requests.jsonl'].sort());
  for (const name of readdirSync(folder)) {
    t.is(statSync(path.join(folder, name)).mode & 0o777, 0o600, name);
  }
  t.is(plan.requests, written.length);
  t.is(
    plan.bytes,
    written.reduce((sum, {bytes}) => sum + bytes, 0),
  );
});

test('upload --bodies - refuses a folder that holds anything', async t => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'old.json'), '');
  const argv = ['upload', '-', '--user-id', 'u', '--dry-run', '--bodies', folder];
  const {code, stderr} = await callWith(t, '[]', argv);
  t.is(code, 2);
  t.regex(stderr, /is not empty/);
});

test('upload --dry-run - tells what would happen, by device, cause and kind', async t => {
  const data = [
    ...cbgs(5),
    wizard(),
    cbgs(1)[0],
    badCbg(),
    badCbg(),
    cbg({time: '2001-01-01T00:00:00Z'}),
  ];
  const folder = temporaryFolder(t);
  const template = path.join(folder, 'session.json');
  writeFileSync(template, '{"timezone":"Europe/Berlin"}');
  const flags = ['--user-id', 'u', '--dry-run', '--session', template, '--json'];
  const {code, stdout, stderr} = await callWith(t, text(data), ['upload', '-', ...flags]);
  t.is(code, 4);
  const {plan, ...summary} = JSON.parse(stdout);
  t.like(summary, {read: 10, uploaded: 8, rejected: 2, dataSets: []});
  t.like(plan, {
    kinds: {cbg: 7, wizard: 1},
    devices: {'CGM-1:1': 7, 'Pump-1:1': 1},
    errors: {'value-out-of-range': 2},
    warnings: {'time-implausible': 1},
    ...{from: '2001-01-01T00:00:00.000Z', to: '2026-01-01T08:00:00.000Z', duplicates: 1},
  });
  t.is(plan.dataSets.length, 2);
  t.like(plan.dataSets[0], {
    ...{dataSetId: null, deviceId: 'CGM-1:1', batches: 1, data: 7, end: 'closed'},
    opening: {deviceTags: ['cgm'], timezone: 'Europe/Berlin', dataSetType: 'normal'},
  });
  t.is(plan.rejects.length, 1);
  t.like(plan.rejects[0], {
    ...{code: 'value-out-of-range', pointer: '/value', kind: 'cbg', count: 2},
    first: {index: 7, detail: 'value 1001 is not between 0 and 1000'},
  });
  t.regex(stderr, /10 data read: 8 would be uploaded, 2 refused/);
  t.regex(stderr, /^ {2}CGM-1:1 +7 data +1 batch +[\d.]+ k?B +opened, then closed$/m);
  t.regex(stderr, /^ {2}\{"id":"\w{32}",.*"timezone":"Europe\/Berlin"\}$/m);
  t.regex(stderr, /^1 data equal an earlier one/m);
  t.regex(stderr, /time-implausible at \/time: is before 2006/);
  t.regex(stderr, /^6 requests, .* Nothing was sent\.$/m);
});

test('upload --dry-run - appends to a set that is named, and leaves open what is asked to be', async t => {
  const plannedWith = async (...flags: string[]) => {
    const argv = ['upload', '-', '--user-id', 'u', '--dry-run', '--json', ...flags];
    return JSON.parse((await callWith(t, text(cbgs(2)), argv)).stdout).plan;
  };
  const dataSetId = 'a'.repeat(32);
  const named = await plannedWith('--data-set', dataSetId);
  t.like(named.dataSets, {0: {dataSetId, opening: null, end: 'left open'}, length: 1});
  t.is(named.requests, 1);
  const open = await plannedWith('--no-close');
  t.like(open.dataSets[0], {dataSetId: null, end: 'left open'});
  t.is(open.requests, 2);
});

test('upload --dry-run - says what a real one would refuse to open', async t => {
  const folder = temporaryFolder(t);
  const template = path.join(folder, 'session.json');
  writeFileSync(template, '{"id":"short"}');
  const argv = ['upload', '-', '--user-id', 'u', '--dry-run', '--session', template];
  const {code, stderr} = await callWith(t, text(cbgs(2)), argv);
  t.is(code, 2);
  t.regex(stderr, /cannot be opened: its id/);
  t.false(existsSync(path.join(folder, 'bodies')));
});

test('check - puts the same cause into one line, however often it occurs', async t => {
  const data = Array.from({length: 3_000}, badCbg);
  const {stderr} = await callWith(t, text(data), ['check', '-']);
  t.regex(
    stderr,
    /^ {2}3,000 × value-out-of-range, first .*input\.json:1 \(byte 1, record 1\) cbg/m,
  );
  t.true(stderr.split('\n').length < 10);
});

test('check - tells an export by its fields, and what to do with it', async t => {
  const stored = {...cbg(), uploadId: 'x', guid: 'y', createdTime: '2026-01-01T00:00:00Z'};
  const input = text([stored, {...stored, payload: {}}]);
  const plain = await callWith(t, input, ['check', '-']);
  t.regex(plain.stderr, /looks like an export of the platform\. Try again with --prepare/);
  const prepared = await callWith(t, input, ['check', '-', '--prepare']);
  t.notRegex(prepared.stderr, /looks like an export/);
  t.is(prepared.code, 0);
});
