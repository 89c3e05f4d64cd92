import {createHash} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {runCli} from '../helpers/run-cli.js';
import {temporaryFile, temporaryFolder} from '../helpers/temporary.js';

const text = JSON.stringify;
const hashOf = (...fields: string[]) =>
  createHash('sha256').update(fields.join('|')).digest('base64');
const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));

test('check - prints a line a datum with --json-lines, and nothing else', async t => {
  const argv = ['check', '-', '--json-lines', '--user-id', 'u1'];
  const {code, stdout} = await runCli(argv, {input: text([cbg(), badCbg(), wizard()])});
  t.is(code, 4);
  const hash = hashOf('u1', 'CGM-1:1', '2026-01-01T08:00:00Z', 'cbg', 'mmol/L', '5.5');
  const of = (...fields: string[]) => hashOf('u1', 'Pump-1:1', ...fields);
  const outer = of('2026-01-01T08:00:00Z', 'wizard');
  const inner = of('2026-01-01T08:00:30Z', 'bolus', 'normal');
  t.is(
    stdout,
    `{"index":0,"ok":true,"kind":"cbg","data":[{"type":"cbg","hash":"${hash}"}]}
{"index":1,"ok":false,"kind":"cbg","errors":[{"code":"value-out-of-range","pointer":"/value","detail":"value 1001 is not between 0 and 1000"}]}
{"index":2,"ok":true,"kind":"wizard","data":[{"type":"wizard","hash":"${outer}"},{"type":"bolus","hash":"${inner}"}]}
`,
  );
});

test('check - gives no hash without a user, or under a deduplicator that has none', async t => {
  const input = text([cbg()]);
  for (const flags of [[], ['--user-id', 'u1', '--deduplicator', 'none']]) {
    const {code, stdout} = await runCli(['check', '-', '--json-lines', ...flags], {input});
    t.is(code, 0);
    t.deepEqual(linesOf(stdout)[0].data, [{type: 'cbg'}]);
  }
});

test('check - takes the user from the environment, but a flag comes first', async t => {
  const input = text([cbg()]);
  const env = {TIDEPOOL_USER_ID: 'from-environment'};
  const hashFor = async (flags: string[]) => {
    const run = await runCli(['check', '-', '--json-lines', ...flags], {input, env});
    return linesOf(run.stdout)[0].data[0].hash;
  };
  const rest = ['CGM-1:1', '2026-01-01T08:00:00Z', 'cbg', 'mmol/L', '5.5'];
  t.is(await hashFor([]), hashOf('from-environment', ...rest));
  t.is(await hashFor(['--user-id', 'from-flag']), hashOf('from-flag', ...rest));
});

test("check - gives the data set's hash with --data-set-id, and wants no deviceId then", async t => {
  const argv = ['check', '-', '--json-lines', '--user-id', 'u1', '--data-set-id', 'd1'];
  const {code, stdout} = await runCli(argv, {input: text([cbg({deviceId: undefined})])});
  t.is(code, 0);
  const hash = hashOf('u1', 'd1', '2026-01-01T08:00:00Z', 'cbg', 'mmol/L', '5.5');
  t.deepEqual(linesOf(stdout)[0].data, [{type: 'cbg', hash}]);
});

test('check - refuses what the platform would answer with a bare 500', async t => {
  const input = text([cbg({deviceId: undefined}), {...wizard(), deviceId: undefined}]);
  const errorsWith = async (...flags: string[]) => {
    const {stdout} = await runCli(['check', '-', '--json-lines', ...flags], {input});
    return linesOf(stdout).map(({errors}) => errors?.map((one: {pointer: string}) => one.pointer));
  };
  t.deepEqual(await errorsWith(), [['/deviceId'], ['/deviceId']]);
  t.deepEqual(await errorsWith('--deduplicator', 'none'), [undefined, undefined]);
  t.deepEqual(await errorsWith('--default-device-id', 'CGM-1:2'), [undefined, undefined]);
  const origin = await errorsWith('--deduplicator', 'dataset.delete.origin');
  t.deepEqual(origin[0], ['/origin/id']);
});

test('check - refuses null, and a number beyond float64', async t => {
  const input = `[null, {"type":"cbg","value":1e400}, ${text(cbg())}]`;
  const {code, stdout} = await runCli(['check', '-', '--json-lines'], {input});
  const [nothing, huge, good] = linesOf(stdout);
  t.is(code, 4);
  t.like(nothing, {ok: false, kind: null, errors: [{code: 'type-not-object', pointer: ''}]});
  t.like(huge, {ok: false, errors: [{code: 'json-malformed', pointer: ''}]});
  t.true(good.ok);
});

test('check - sums up on standard error, and with --json in one object', async t => {
  const input = text([...cbgs(3), cbgs(1)[0], badCbg(), wizard()]);
  const people = await runCli(['check', '-'], {input});
  t.is(people.code, 4);
  t.is(people.stdout, '');
  t.regex(people.stderr, /6 data read: 5 valid, 1 refused; 1 duplicates/);
  t.regex(
    people.stderr,
    /^ {2}1 × value-out-of-range, standard input:1 \(byte \d+, record 5\) cbg \/value: 1001 is not between 0 and 1000$/m,
  );
  t.regex(people.stderr, /^ {6}rule: value: number, required; .*`mg\/dL`, `mg\/dl`: 0 to 1000$/m);
  t.regex(people.stderr, /^ {6}to do: /m);

  const quiet = await runCli(['check', '-', '--json', '--quiet'], {input});
  t.is(quiet.code, 4);
  t.is(quiet.stderr, '');
  t.deepEqual(JSON.parse(quiet.stdout), {
    ...{read: 6, valid: 5, rejected: 1, duplicates: 1},
    kinds: {cbg: 4, wizard: 1},
    devices: {'CGM-1:1': 4, 'Pump-1:1': 1},
    errors: {'value-out-of-range': 1},
    warnings: {},
    ...{from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T08:00:00.000Z'},
  });
});

test('check - is content with an input of nothing', async t => {
  for (const input of ['', '[]', ' \n']) {
    const {code, stdout, stderr} = await runCli(['check', '-', '--json'], {input});
    t.is(code, 0, text(input));
    t.like(JSON.parse(stdout), {read: 0, valid: 0, rejected: 0, from: null, to: null});
    t.regex(stderr, /holds no record/);
  }
});

test('check - reads several files as one input, whatever their form and name', async t => {
  const [first, second, third] = cbgs(3);
  const files = [
    temporaryFile(t, 'a.csv', text([first])),
    temporaryFile(t, 'b.json', gzipSync(`${text(second)}\n${text(badCbg())}\n`)),
    '-',
  ];
  const {code, stdout} = await runCli(['check', ...files, '--json-lines'], {input: text(third)});
  t.is(code, 4);
  t.deepEqual(
    linesOf(stdout).map(({index, ok}) => [index, ok]),
    [
      [0, true],
      [1, true],
      [2, false],
      [3, true],
    ],
  );
});

test('check - finds the array that --path names, and what --pick picks', async t => {
  const input = text({export: {data: cbgs(2), devices: [1]}});
  for (const flags of [
    ['--path', 'export.data'],
    ['--pick', '^export\\.data\\.\\d+$'],
  ]) {
    const {code, stdout} = await runCli(['check', '-', '--json', ...flags], {input});
    t.is(code, 0, flags[0]);
    t.is(JSON.parse(stdout).valid, 2);
  }
});

const unreadable = test.macro({
  title: (title = '') => `check - exit 3 for ${title}`,
  async exec(t, input: string | Uint8Array, said: RegExp, flags: string[] = []) {
    const file = temporaryFile(t, 'dump.json', input);
    const {code, stdout, stderr} = await runCli(['check', file, '--json', ...flags]);
    t.is(code, 3, stderr);
    t.regex(stderr, said);
    t.regex(stderr, /^error: .*dump\.json/m);
    t.notRegex(stderr, /^ +at /m);
    const lines = linesOf(stdout);
    t.is(lines.length, 1);
    t.is(lines[0].read, lines[0].valid);
    t.regex(lines[0].error.code, /^ERR_INGEST_/);
    t.false(lines[0].error.resumable);
  },
});

const good = text(cbg());

test(
  'NaN',
  unreadable,
  `[${good},\n{"value":NaN}]`,
  new RegExp(`dump\\.json:2 \\(byte ${good.length + 12}, record 2\\)`),
);
test('a leading zero', unreadable, '[{"value":01}]', /not JSON/);
test('a trailing comma', unreadable, `[${good},]`, /not JSON/);
test('a missing comma', unreadable, `[${good} ${good}]`, /not JSON/);
test('a comment', unreadable, `[/* one */ ${good}]`, /not JSON/);
test('a truncated dump', unreadable, `[${good},{"type":"cb`, /truncated/);
test('text after the end', unreadable, `[${good}] x`, /not JSON/, ['--format', 'array']);
test('a broken gzip', unreadable, gzipSync(`[${good}]`).subarray(0, 60), /dump\.json/);
test('UTF-16', unreadable, Buffer.from(`\ufeff[${good}]`, 'utf16le'), /UTF-16/);
test('bytes of a program', unreadable, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), /dump/);

test('check - exit 3 for a file that is not there, and for a folder', async t => {
  const folder = temporaryFolder(t);
  mkdirSync(path.join(folder, 'dump.json'));
  for (const name of ['none.json', 'dump.json']) {
    const {code, stdout, stderr} = await runCli(['check', name, '--json'], {cwd: folder});
    t.is(code, 3);
    t.true(stderr.includes(name));
    t.is(JSON.parse(stdout).error.code, 'ERR_INGEST_NO_FILE');
  }
});

test('check - shows control characters of names as escapes', async t => {
  const deviceId = 'CGM\u001b[31m\u202e\n1';
  const folder = temporaryFolder(t);
  const {stderr} = await runCli(['check', '-'], {input: text([cbg({deviceId})])});
  t.true(stderr.includes('CGM\\u001b[31m\\u202e\\u000a1: 1'));
  const missing = await runCli(['check', 'no\u001b[2Jfile'], {cwd: folder});
  t.true(missing.stderr.includes('no\\u001b[2Jfile'));
});
