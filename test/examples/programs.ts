import {execFile} from 'node:child_process';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {readText, root, sourceFiles} from '../helpers/project.js';

const run = promisify(execFile);
const node = (...args: string[]) => run(process.execPath, args, {cwd: root});

test('examples - pipeline uploads one device of the sample dump', async t => {
  const {stdout} = await node('dist/examples/pipeline.js');
  const [, uploaded] = /uploaded: (\d+)/.exec(stdout)!;
  t.true(Number(uploaded) > 1_000);
  t.regex(stdout, /The sandbox holds \d+ visible data\./);
});

test('examples - opentelemetry makes spans of each of two uploads, and counts both', async t => {
  const {stdout} = await node('dist/examples/opentelemetry.js');
  const runs = [...stdout.matchAll(/^(\w+) upload: (\d+) uploaded, (\d+) spans below it$/gm)];
  t.deepEqual(runs.map(([, name]) => name).sort(), ['first', 'second']);
  const [, batches] = /^ingest\.data\.stored: (\d+)$/m.exec(stdout)!;
  t.is(Number(batches), Number(runs[0]![2]) + Number(runs[1]![2]));
  const [, requests] = /^ingest\.request\.duration: (\d+)$/m.exec(stdout)!;
  const spans = [...stdout.matchAll(/^ {2}(\d+) × (?:GET|POST|PUT|DELETE) /gm)];
  t.is(
    spans.reduce((sum, [, number]) => sum + Number(number), 0),
    Number(requests),
  );
});

test('examples - the suite for ava passes', async t => {
  const ava = path.join(root, 'node_modules/ava/entrypoints/cli.mjs');
  const {stdout} = await node(ava, '--config', 'examples/ava.config.js');
  t.regex(stdout, /4 tests passed/);
});

test("examples - the suite for Node's test runner passes", async t => {
  const {stdout} = await node('--test', 'dist/examples/sandbox-with-node-test.js');
  t.regex(stdout, /pass 4$/m);
});

test('examples - all are listed', t => {
  const list = readText('examples/README.md');
  const listed = /^examples\/(?:options|recipes)\//;
  for (const file of sourceFiles('examples').filter(name => !listed.test(name)))
    t.true(list.includes(`(${path.posix.relative('examples', file)})`), file);
});
