import path from 'node:path';
import test from 'ava';
import {startSandbox} from '../../src/sandbox/index.js';
import {callCli, callWith} from '../helpers/call-cli.js';
import {badCbg, cbg, cbgs} from '../helpers/data.js';
import {temporaryFolder} from '../helpers/temporary.js';

const linesOf = (stderr: string) =>
  stderr
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>);

test.serial('--log json - writes what happens as JSON Lines, and nothing else', async t => {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.stop());
  const {url, userId, sessionToken} = sandbox;
  sandbox.faults([{at: 'add', do: 'status', status: 503, headers: {'retry-after': '0'}}]);
  const input = JSON.stringify([...cbgs(3), badCbg(), cbg({time: '2001-01-01T00:00:00Z'})]);
  const argv = ['upload', '-', '--user-id', userId, '--base-url', url, '--log', 'json', '--json'];
  const env = {TIDEPOOL_SESSION_TOKEN: sessionToken};
  const {code, stdout, stderr} = await callWith(t, input, argv, {env});
  t.is(code, 4);
  t.is(JSON.parse(stdout).uploaded, 4);
  const lines = linesOf(stderr);
  for (const {level, time, name, version, msg} of lines) {
    t.regex(
      `${level} ${time} ${name} ${version} ${msg}`,
      /^\w+ \d{4}-.*Z tidepool-ingest [\d.]+ \w+$/,
    );
  }
  const counts = new Map<unknown, number>();
  for (const {level, msg} of lines) {
    counts.set(`${level} ${msg}`, (counts.get(`${level} ${msg}`) ?? 0) + 1);
  }
  t.is(counts.get('info open'), 1);
  t.is(counts.get('info batch'), 1);
  t.is(counts.get('info close'), 1);
  t.is(counts.get('info run'), 1);
  t.is(counts.get('warn wait'), 1);
  t.is(counts.get('warn retry'), 1);
  t.true((counts.get('debug request') ?? 0) >= 5);
  const refused = lines.find(({msg}) => msg === 'refused');
  t.like(refused, {level: 'warn', code: 'value-out-of-range', pointer: '/value', count: 1});
  // Times and made-up ids may hold any digits.
  const said = stderr.replaceAll(
    /[0-9a-f]{32}|[0-9a-f-]{36}|"(?:milliseconds|bytes)":[\d.]+|"time":"[^"]*"/g,
    '',
  );
  t.notRegex(said, /1001|5\.5|CGM-1/);
  for (const secret of [userId, sessionToken]) t.false(stderr.includes(secret));
});

test.serial('--log json - tells what ended a run by its code', async t => {
  const missing = path.join(temporaryFolder(t), 'none.json');
  const {code, stderr} = await callCli(['check', missing, '--log', 'json']);
  t.is(code, 3);
  const [run, error, ...others] = linesOf(stderr);
  t.like(run, {msg: 'run', code: 'ERR_INGEST_NO_FILE'});
  t.like(error, {level: 'error', code: 'ERR_INGEST_NO_FILE', fault: 'input'});
  t.deepEqual(others, []);
});

test.serial(
  '--log json - tells of warnings, and says nothing of a check that finds none',
  async t => {
    const old = JSON.stringify([cbg({time: '2001-01-01T00:00:00Z'})]);
    const warned = linesOf((await callWith(t, old, ['check', '-', '--log', 'json'])).stderr);
    t.deepEqual(
      warned.map(({msg, code}) => [msg, code]),
      [
        ['run', undefined],
        ['warning', 'time-implausible'],
      ],
    );
    const good = linesOf((await callWith(t, '[]', ['check', '-', '--log', 'json'])).stderr);
    t.deepEqual(
      good.map(({msg}) => msg),
      ['run'],
    );
  },
);
