import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startSandbox} from '../../src/sandbox/index.js';
import {callCli, callWith} from '../helpers/call-cli.js';
import {cbgs} from '../helpers/data.js';
import {schemaValidator} from '../helpers/schemas.js';
import {temporaryFolder} from '../helpers/temporary.js';

/** Writes the files of settings, and says how a call finds them. */
function settings(t: ExecutionContext, project: unknown, user?: unknown) {
  const [folder, home] = [temporaryFolder(t), temporaryFolder(t)];
  const text = (content: unknown) =>
    typeof content === 'string' ? content : JSON.stringify(content);
  if (project !== undefined) {
    writeFileSync(path.join(folder, 'tidepool-ingest.config.json'), text(project));
  }
  if (user !== undefined) {
    mkdirSync(path.join(home, 'tidepool-ingest'));
    writeFileSync(path.join(home, 'tidepool-ingest', 'config.json'), text(user));
  }
  return {folder, env: {XDG_CONFIG_HOME: home}};
}

interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly layer: string | null;
  readonly from: string | null;
}

test('config - takes flags before the environment, that before the files, those before defaults', async t => {
  const project = {userId: 'p', baseUrl: 'https://api.tidepool.org', batchSize: 2, retries: 3};
  const user = {userId: 'u', batchSize: 4, retries: 4, concurrency: 5};
  const {folder, env} = settings(t, project, user);
  const argv = ['config', '--json', '--batch-size', '1'];
  const run = await callCli(argv, {folder, env: {...env, TIDEPOOL_USER_ID: 'e'}});
  t.is(run.code, 0, run.stderr);
  const rows: Row[] = JSON.parse(run.stdout).settings;
  const found = (name: string) => {
    const {value, layer} = rows.find(row => row.name === name)!;
    return [value, layer];
  };
  t.deepEqual(found('batchSize'), [1, 'flag']);
  t.deepEqual(found('userId'), ['e', 'environment']);
  t.deepEqual(found('retries'), [3, 'project file']);
  t.deepEqual(found('concurrency'), [5, 'user file']);
  t.deepEqual(found('duplicates'), ['keep', 'default']);
  t.deepEqual(found('path'), [null, null]);
});

test('config - prints a table with the files, and never a secret', async t => {
  const {folder, env} = settings(t, {
    $schema: './config.json',
    maxRejects: '5%',
    pick: '^a',
    close: false,
  });
  const secrets = {TIDEPOOL_SESSION_TOKEN: 'hidden-1', TIDEPOOL_PASSWORD_FILE: '/hidden-2'};
  const url = {TIDEPOOL_BASE_URL: 'https://me:hidden-3@example.org'};
  const {stdout, stderr} = await callCli(['config'], {folder, env: {...env, ...secrets, ...url}});
  const file = path.join(folder, 'tidepool-ingest.config.json');
  t.true(stdout.includes(`Read ${file}\n`));
  t.true(stdout.includes(`Looked for ${env.XDG_CONFIG_HOME}/tidepool-ingest/config.json\n`));
  t.regex(stdout, /^maxRejects +5% +project file \//m);
  t.regex(stdout, /^pick +\^a +project file/m);
  t.regex(stdout, /^close +false +project file/m);
  t.regex(stdout, /^baseUrl +https:\/\/\(a secret\)@example\.org +environment TIDEPOOL_BASE_URL$/m);
  t.regex(stdout, /^TIDEPOOL_SESSION_TOKEN +set +environment TIDEPOOL_SESSION_TOKEN$/m);
  t.regex(stdout, /^TIDEPOOL_PASSWORD +set +environment TIDEPOOL_PASSWORD_FILE$/m);
  t.regex(stdout, /^TIDEPOOL_EMAIL +not set$/m);
  t.notRegex(stdout + stderr, /hidden/);
});

test('configuration - an upload goes by it, and by the environment before it', async t => {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.stop());
  const {url: baseUrl, userId, sessionToken} = sandbox;
  const {folder, env} = settings(t, {baseUrl, batchSize: 2}, {userId: 'nobody', quiet: true});
  const credentials = {TIDEPOOL_SESSION_TOKEN: sessionToken, TIDEPOOL_USER_ID: userId};
  const input = JSON.stringify(cbgs(5));
  const run = await callWith(t, input, ['upload', '-', '--json'], {
    folder,
    env: {...env, ...credentials},
  });
  t.is(run.code, 0, run.stderr);
  t.like(JSON.parse(run.stdout), {uploaded: 5, batches: 3});
});

test('configuration - gives way to a flag that contradicts it', async t => {
  const config = {baseUrl: 'http://127.0.0.1:9', pick: '^none', dataSets: 'per-device'};
  const {folder, env} = settings(t, config);
  const input = JSON.stringify({a: cbgs(2)});
  const call = (...argv: string[]) => callWith(t, input, argv, {folder, env});
  const path_ = await call('upload', '-', '--user-id', 'u', '--sandbox', '--path', 'a', '--json');
  t.is(path_.code, 0, path_.stderr);
  t.is(JSON.parse(path_.stdout).uploaded, 2);
  const named = ['--data-set', 'a'.repeat(32), '--dry-run', '--path', 'a'];
  t.is((await call('upload', '-', '--user-id', 'u', ...named)).code, 0);
});

test('configuration - reads a template beside the file that names it', async t => {
  const {folder, env} = settings(t, {session: 'template.json'});
  writeFileSync(path.join(folder, 'template.json'), '{"timezone":"Europe/Berlin"}');
  const argv = ['upload', '-', '--user-id', 'u', '--dry-run', '--json'];
  const {stdout} = await callWith(t, JSON.stringify(cbgs(1)), argv, {folder, env});
  t.is(JSON.parse(stdout).plan.dataSets[0].opening.timezone, 'Europe/Berlin');
});

test('configuration - takes --no-close from it', async t => {
  const {folder, env} = settings(t, {close: false});
  const argv = ['upload', '-', '--user-id', 'u', '--dry-run', '--json'];
  const {stdout} = await callWith(t, JSON.stringify(cbgs(1)), argv, {folder, env});
  t.is(JSON.parse(stdout).plan.dataSets[0].end, 'left open');
});

const refused = test.macro({
  title: (title = '') => `configuration - refuses ${title}`,
  async exec(t, project: unknown, said: RegExp) {
    const {folder, env} = settings(t, project);
    const {code, stderr, stdout} = await callCli(['check', 'file'], {folder, env});
    t.is(code, 2);
    t.is(stdout, '');
    t.regex(stderr, said);
    t.notRegex(stderr, /hidden/);
    t.is(stderr.trimEnd().split('\n').length, 1);
  },
});

test('what is no JSON, without repeating it', refused, '{"hidden', /must hold one JSON object/);
test('a list', refused, '["hidden"]', /must hold one JSON object/);
test('a misspelt setting', refused, {batchsize: 1}, /batchsize: .*Did you mean batchSize\?/);
test('an unknown setting', refused, {frobnicate: 1}, /There are baseUrl, batchSize/);
test('a flag that belongs to one run', refused, {dryRun: true}, /dryRun: no such setting/);
test('a permission', refused, {yesDestroyOtherData: true}, /no such setting/);
test('a number as text', refused, {batchSize: '1'}, /batchSize: expected a number/);
test('a number that is too small', refused, {batchSize: 0}, /Expected a whole number, 1 or more/);
test('a fraction', refused, {batchSize: 1.5}, /Expected a whole number/);
test('null', refused, {path: null}, /path: expected a string/);
test('an empty text', refused, {path: ''}, /path: Expected a text that is not empty/);
test('an unknown choice', refused, {format: 'xml'}, /Allowed choices are auto/);
test('what contradicts itself', refused, {path: 'a', pick: 'b'}, /cannot both be set/);
test(
  'another host in the folder of the data',
  refused,
  {baseUrl: 'https://evil.example'},
  /folder of the data/,
);
test('a host that only looks right', refused, {baseUrl: 'https://eviltidepool.org'}, /folder/);
for (const name of ['sessionToken', 'password', 'email', 'TIDEPOOL_PASSWORD', 'apiKey']) {
  test(`a secret: ${name}`, refused, {[name]: 'hidden'}, /credentials have no place/);
}

test('configuration - takes any host from the file of the user', async t => {
  const {folder, env} = settings(t, undefined, {baseUrl: 'https://example.org'});
  const {stdout} = await callCli(['config', '--json'], {folder, env});
  const row = JSON.parse(stdout).settings.find(({name}: Row) => name === 'baseUrl');
  t.deepEqual([row.value, row.layer], ['https://example.org', 'user file']);
});

test('configuration - looks into ~/.config, and not into a relative XDG_CONFIG_HOME', async t => {
  const home = temporaryFolder(t);
  const env = {HOME: home, XDG_CONFIG_HOME: 'relative'};
  const {files} = JSON.parse((await callCli(['config', '--json'], {env})).stdout);
  t.is(files[1].file, path.join(home, '.config/tidepool-ingest/config.json'));
});

test('configuration - the schema admits what the program takes, and nothing else', async t => {
  const isValid = schemaValidator('config');
  const values = [true, false, 0, 1, 64, 65, 1.5, '', 'x', '5%', 'one', 'auto', 'json', null, []];
  const {folder, env} = settings(t, {});
  const {stdout} = await callCli(['config', '--json'], {folder, env});
  for (const {name} of JSON.parse(stdout).settings as Row[]) {
    for (const value of values) {
      if (name === 'baseUrl') continue; // hosts are no matter of the schema
      writeFileSync(
        path.join(folder, 'tidepool-ingest.config.json'),
        JSON.stringify({[name]: value}),
      );
      const {code} = await callCli(['config'], {folder, env});
      t.is(isValid({[name]: value}), code === 0, `${name}: ${JSON.stringify(value)}`);
    }
  }
  t.false(isValid({unknown: 1}));
});
