import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {root} from '../helpers/project.js';

const run = promisify(execFile);
const {bin} = createRequire(import.meta.url)('tidepool-ingest/package.json') as {
  bin: Record<string, string>;
};

test('start - importing the library does nothing: no handle, no timer, no listener, no global', async t => {
  const {stdout} = await run(process.execPath, ['--input-type=module', '-e', program], {cwd: root});
  const {before, after} = JSON.parse(stdout);
  t.deepEqual(after, before);
});

const program = `
const look = () => ({
  globals: Reflect.ownKeys(globalThis).map(String),
  listeners: process.eventNames().map(name => [String(name), process.listenerCount(name)]),
  resources: process.getActiveResourcesInfo(),
  prototypes: [Object, Array, String, Promise].map(each => Reflect.ownKeys(each.prototype).length),
  environment: Object.keys(process.env),
});
// Node looks at the standard streams when anyone imports this one, and Node 24 keeps something when
// anyone asks whether there is such a class.
await import('node:process');
void globalThis.FormData;
const before = look();
await import('tidepool-ingest');
await import('tidepool-ingest/testing');
await new Promise(setImmediate);
console.log(JSON.stringify({before, after: look()}));
`;

test('start - a check loads some modules, not hundreds', async t => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidepool-ingest-start-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const main = path.join(root, bin['tidepool-ingest']!);
  const dump = path.join(root, 'examples/dumps/two-devices.jsonl');
  // The coverage of V8 lists each script that was loaded, however it was.
  const env = {...process.env, NODE_V8_COVERAGE: folder};
  await run(process.execPath, [main, 'check', dump, '--quiet'], {env});
  const [report] = await readdir(folder);
  const {result} = JSON.parse(await readFile(path.join(folder, report!), 'utf8')) as {
    result: {url: string}[];
  };
  const loaded = result.filter(({url}) => url.startsWith('file:'));
  t.log(`${loaded.length} modules`);
  t.true(loaded.length > 0 && loaded.length < 60);
});

test('start - the command line is kept compiled for the Node that built it', async t => {
  const folder = path.dirname(path.join(root, bin['tidepool-ingest']!));
  const [code, ...others] = (await readdir(folder)).filter(name => name.endsWith('.code'));
  t.deepEqual(others, []);
  const isOwn = code === `program.${process.version}.${process.arch}.code`;
  // In a process of its own, for V8 compares its flags, and other tests set some.
  const script = `
    import {Script} from ${JSON.stringify(import.meta.resolve('../../src/cli/script.js'))};
    console.log(new Script(${JSON.stringify(folder)}).code);`;
  const {stdout} = await run(process.execPath, ['--input-type=module', '-e', script]);
  t.is(stdout, isOwn ? 'used\n' : 'none\n');
  if (!isOwn) t.log(`built by another Node: ${code}`);
});
