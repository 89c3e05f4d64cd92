import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {callCli} from '../helpers/call-cli.js';
import {runCli} from '../helpers/run-cli.js';
import {temporaryFile, temporaryFolder} from '../helpers/temporary.js';

const token = {TIDEPOOL_SESSION_TOKEN: 'secret-token'};
const nowhere = ['--base-url', 'http://127.0.0.1:9'];

/** Runs a wrong call: exit 2, nothing on standard output, one thing to say. */
const refuses = test.macro({
  title: (title = '') => `cli - refuses ${title}`,
  async exec(t, argv: readonly string[], said: RegExp, env: Record<string, string> = token) {
    const {code, stdout, stderr} = await callCli(argv, {env});
    t.is(code, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, said);
    t.notRegex(stderr, /^ +at /m);
    t.notRegex(stderr, /secret-token/);
  },
});

test('no command', refuses, [], /Usage: tidepool-ingest/);
test('an unknown command', refuses, ['frobnicate'], /unknown command 'frobnicate'/);
test('check without a file', refuses, ['check'], /missing required argument 'file'/);
test('upload without a file', refuses, ['upload', '--user-id', 'u'], /missing required argument/);
test('an unknown flag', refuses, ['check', '-', '--frob'], /unknown option '--frob'/);
test(
  'an unknown flag without repeating its value, which may be a secret',
  refuses,
  ['check', '-', '--password=secret-token'],
  /unknown option '--password'\n/,
);
test('standard input twice', refuses, ['check', '-', '-'], /only once/);
test('an unknown format', refuses, ['check', '-', '--format', 'xml'], /Allowed choices are auto/);
test('a filter that is none', refuses, ['check', '-', '--pick', '('], /regular expression/);
test(
  'a filter beside a path',
  refuses,
  ['check', '-', '--pick', 'a', '--path', 'b'],
  /--pick <regex>' cannot be used with option '--path/,
);
test('an empty user id', refuses, ['check', '-', '--user-id', ''], /not empty/);
test(
  'an unknown deduplicator',
  refuses,
  ['check', '-', '--deduplicator', 'device.activate.hash'],
  /device\.deactivate\.hash/,
);
test(
  'to destroy other data unasked',
  refuses,
  ['upload', '-', '--user-id', 'u', '--sandbox', '--deduplicator', 'device.truncate.dataset'],
  /--yes-destroy-other-data/,
);
test(
  'to destroy other data unasked, by the full name',
  refuses,
  ['check', '-', '--deduplicator', 'org.tidepool.deduplicator.device.truncate.dataset'],
  /--yes-destroy-other-data/,
);
test('an upload for nobody', refuses, ['upload', '-', ...nowhere], /--user-id/);
test('an upload to nowhere', refuses, ['upload', '-', '--user-id', 'u'], /--base-url/);
test(
  'an upload by nobody',
  refuses,
  ['upload', '-', '--user-id', 'u', ...nowhere],
  /no credentials: set TIDEPOOL_SESSION_TOKEN/,
  {},
);
test(
  'an upload to two places',
  refuses,
  ['upload', '-', '--user-id', 'u', '--sandbox', ...nowhere],
  /cannot be used with option/,
);
test(
  'a base URL that is none',
  refuses,
  ['upload', '-', '--user-id', 'u', '--base-url', 'example'],
  /base URL cannot be used/,
);
test(
  'a base URL that holds a password, without repeating it',
  refuses,
  ['upload', '-', '--user-id', 'u', '--base-url', 'https://me:secret-token@example.org'],
  /must not hold a user name or a password/,
);
test(
  'one data set and several',
  refuses,
  ['upload', '-', '--user-id', 'u', ...nowhere, '--data-set', 'd', '--data-sets', 'per-device'],
  /--data-set appends to one data set/,
);
test(
  'a template for a set that is open already',
  refuses,
  ['upload', '-', '--user-id', 'u', ...nowhere, '--data-set', 'd', '--session', 'f'],
  /cannot be used with option/,
);
test(
  'a template that is not there',
  refuses,
  ['upload', '-', '--user-id', 'u', ...nowhere, '--session', 'no-such-file'],
  /--session: no-such-file cannot be read \(ENOENT: no such file or folder\)/,
);
test('data sets of nobody', refuses, ['data-sets', 'list', ...nowhere], /--user-id/);
test(
  'to show no data set',
  refuses,
  ['data-sets', 'show', '--user-id', 'u', ...nowhere],
  /missing required argument 'id'/,
);
test(
  'a data set id to list',
  refuses,
  ['data-sets', 'list', 'd', '--user-id', 'u', ...nowhere],
  /too many arguments/,
);
test('a port that is none', refuses, ['sandbox', '--port', '65536'], /0 to 65535/);
test('sandbox users from nowhere', refuses, ['sandbox', '--config', 'none'], /ENOENT/);

for (const flag of ['--batch-size', '--flush-bytes', '--concurrency']) {
  for (const value of ['0', '1.5', '-1', 'many']) {
    const argv = ['upload', '-', '--user-id', 'u', '--sandbox', `${flag}=${value}`];
    test(`${flag} ${value}`, refuses, argv, /Expected a whole number, 1 or more/);
  }
}

test('cli - refuses a template that is not an object', async t => {
  for (const content of ['[]', 'null', '"text"', '{']) {
    const file = temporaryFile(t, 'session.json', content);
    const argv = ['upload', '-', '--user-id', 'u', '--sandbox', '--session', file];
    const {code, stderr} = await callCli(argv);
    t.is(code, 2, content);
    t.regex(stderr, /--session: /);
  }
});

test('cli - refuses to overwrite a file of the input with rejects', async t => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'data.json'), '[]');
  const argv = ['check', 'data.json', '--rejects', './data.json'];
  const {code, stderr} = await runCli(argv, {cwd: folder});
  t.is(code, 2);
  t.regex(stderr, /a file of the input/);
});

test('cli - refuses a rejects file that cannot be written', async t => {
  const argv = ['check', '-', '--rejects', path.join(temporaryFolder(t), 'none', 'file')];
  const {code, stderr} = await callCli(argv);
  t.is(code, 2);
  t.regex(stderr, /cannot be written \(ENOENT: /);
});

const elsewhere = {
  check: [
    '--max-rejects=1',
    '--duplicates=drop',
    '--sandbox',
    '--no-close',
    '--dry-run',
    '--batch-size=1',
    '--session=f',
    '--data-set=d',
  ],
  upload: ['--json-lines', '--data-set-id=d'],
};

for (const [command, flags] of Object.entries(elsewhere)) {
  for (const flag of flags) {
    const argv = [command, '-', '--user-id', 'u', flag];
    test(`${command} ${flag}, another command's`, refuses, argv, /unknown option/);
  }
}

test('cli - shows help and version on standard output, exit 0', async t => {
  for (const argv of [['--help'], ['check', '--help'], ['data-sets', '--help']]) {
    const {code, stdout, stderr} = await callCli(argv);
    t.is(code, 0);
    t.regex(stdout, /^Usage: tidepool-ingest/);
    t.is(stderr, '');
  }
  const {code, stdout} = await runCli(['--version']);
  t.is(code, 0);
  t.regex(stdout, /^\d+\.\d+\.\d+\n$/);
});
