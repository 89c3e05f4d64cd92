import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {Interrupt} from '../../src/cli/interrupt.js';
import type {Report} from '../../src/index.js';
import {callCli} from '../helpers/call-cli.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {closedReportSchema} from '../helpers/report-schema.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {testSandbox} from '../helpers/test-sandbox.js';

const isReport = closedReportSchema();

/** A folder with a dump in it, and the names of files that do not exist yet. */
function folderWith(t: Parameters<typeof temporaryFolder>[0], data: readonly unknown[]) {
  const folder = temporaryFolder(t);
  const name = (file: string) => path.join(folder, file);
  writeFileSync(name('dump.json'), JSON.stringify(data));
  return {dump: name('dump.json'), name};
}

const readReport = (file: string): Report => JSON.parse(readFileSync(file, 'utf8'));

test('report - a check writes a page, for its owner alone', async t => {
  const {dump, name} = folderWith(t, [...cbgs(3), badCbg()]);
  const page = name('report.html');
  const {code, stderr} = await callCli(['check', dump, '--report', page]);
  t.is(code, 4);
  t.regex(stderr, /Report, for you alone to read: .*report\.html\n$/);
  t.is(statSync(page).mode & 0o777, 0o600);
  t.regex(readFileSync(page, 'utf8'), /<h1>3 of 4 data are valid\.<\/h1>/);
});

test('report - an upload writes JSON where the name says so, and stdout stays as it is', async t => {
  const {dump, name} = folderWith(t, cbgs(3));
  const flags = ['--user-id', 'u', '--sandbox', '--json', '--report', name('report.json')];
  const {code, stdout} = await callCli(['upload', dump, ...flags]);
  t.is(code, 0);
  const report = readReport(name('report.json'));
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report, {subject: 'upload', target: {userId: 'u', baseUrl: 'sandbox'}, undo: []});
  t.deepEqual(report.run.input, [dump]);
  const {uploaded, fingerprint} = JSON.parse(stdout);
  t.deepEqual([report.counts.good, report.counts.fingerprint], [uploaded, fingerprint]);
});

test('report - a dry run writes one too, and nothing else', async t => {
  const {dump, name} = folderWith(t, [...cbgs(3), ...cbgs(1), badCbg()]);
  const flags = ['--user-id', 'u', '--dry-run', '--quiet', '--report', name('report.json')];
  const {code, stderr} = await callCli(['upload', dump, ...flags]);
  t.deepEqual([code, stderr], [4, '']);
  const report = readReport(name('report.json'));
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report.counts, {read: 5, good: 4, refused: 1, repeated: 1, retries: null});
  t.deepEqual(report.dataSets, [
    {dataSetId: null, deviceId: 'CGM-1:1', state: 'to be closed', uploaded: 4},
  ]);
});

test('report - what could not be read to its end is reported all the same', async t => {
  const {dump, name} = folderWith(t, []);
  writeFileSync(dump, '[{"type":"cbg"},');
  const {code} = await callCli(['check', dump, '--report', name('report.json')]);
  t.is(code, 3);
  const report = readReport(name('report.json'));
  t.is(report.outcome.error?.code, 'ERR_INGEST_TRUNCATED');
  t.like(report.counts, {read: 1, refused: 1});
});

test('report - is written after a signal as well', async t => {
  const {dump, name} = folderWith(t, cbgs(3));
  const interrupt = new Interrupt();
  interrupt.stop();
  const flags = ['--user-id', 'u', '--sandbox', '--report', name('report.json')];
  const {code} = await callCli(['upload', dump, ...flags], {interrupt});
  t.is(code, 7);
  t.is(readReport(name('report.json')).outcome.error?.code, 'ERR_INGEST_CANCELLED');
});

test('report - a wrong call leaves none behind, nor overwrites what it needs', async t => {
  const {dump, name} = folderWith(t, cbgs(3));
  const page = name('report.html');
  t.is((await callCli(['upload', dump, '--user-id', 'u', '--report', page])).code, 2);
  t.false(existsSync(page));
  for (const flags of [
    ['--report', dump],
    ['--rejects', page, '--report', page],
    ['--report', name('no/such/report.html')],
  ]) {
    t.is((await callCli(['check', dump, ...flags])).code, 2, flags.join(' '));
  }
  t.deepEqual(JSON.parse(readFileSync(dump, 'utf8')).length, 3);
});

test('report - of a ledger it goes to a file, to standard output, or is JSON', async t => {
  const {url, userId, sessionToken: TIDEPOOL_SESSION_TOKEN} = await testSandbox(t);
  const {dump, name} = folderWith(t, cbgs(3));
  const ledger = name('upload.ledger');
  const to = ['--user-id', userId, '--base-url', url, '--state', ledger];
  await callCli(['upload', dump, ...to], {env: {TIDEPOOL_SESSION_TOKEN}});

  const json = await callCli(['report', ledger, '--json']);
  t.is(json.code, 0);
  const report = JSON.parse(json.stdout) as Report;
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report, {subject: 'ledger', outcome: {state: 'closed'}, counts: {good: 3}});

  const page = await callCli(['report', ledger]);
  t.regex(page.stdout, /<h1>3 data are uploaded to 1 data set, which is closed\.<\/h1>/);

  const file = await callCli(['report', ledger, '--report', name('report.html')]);
  t.is(file.stdout, '');
  t.is(statSync(name('report.html')).mode & 0o777, 0o600);

  t.is((await callCli(['report', name('none')])).code, 2);
  t.false(existsSync(name('none')));
});

test('report - the same command again reports on all that an earlier one did', async t => {
  const {url, userId, sessionToken: TIDEPOOL_SESSION_TOKEN} = await testSandbox(t);
  const {dump, name} = folderWith(t, [...cbgs(30), badCbg()]);
  const to = ['--user-id', userId, '--base-url', url, '--state', name('upload.ledger')];
  const env = {TIDEPOOL_SESSION_TOKEN};
  await callCli(['upload', dump, ...to], {env});
  await callCli(['upload', dump, ...to, '--report', name('report.json')], {env});
  const report = readReport(name('report.json'));
  t.like(report.counts, {read: 31, good: 30, refused: 1, batches: 1});
  t.deepEqual(report.data!.kinds, [{kind: 'cbg', valid: 30, refused: 1}]);
  t.false(report.requests!.actions.some(({action}) => action === 'add data'));
  t.regex(report.undo[0]!, /data-sets delete --state .*upload\.ledger/);
});
