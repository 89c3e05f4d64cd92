import {existsSync} from 'node:fs';
import path from 'node:path';
import {Readable} from 'node:stream';
import test from 'ava';
import {ingest} from '../../src/index.js';
import {reportOfLedger} from '../../src/report/index.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {closedReportSchema} from '../helpers/report-schema.js';
import {temporaryFile, temporaryFolder} from '../helpers/temporary.js';
import {people, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];
const source = (data: readonly unknown[]) => Readable.from([Buffer.from(JSON.stringify(data))]);
const isReport = closedReportSchema();

test('reportOfLedger - tells what a finished run has left', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'add', do: 'hang-up-after', times: 1}]);
  const ledger = path.join(temporaryFolder(t), "it's a.ledger");
  const options = {userId, baseUrl: sandbox.url, sessionToken, ledger, batchSize: 10};
  const summary = await ingest(source(cbgs(35)), options);
  const report = await reportOfLedger(ledger);
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report, {subject: 'ledger', outcome: {state: 'closed'}, data: null, glucose: null});
  t.like(report.counts, {read: null, good: 35, refused: 0, batches: 4, retries: 1});
  t.is(report.counts.fingerprint, summary.fingerprint);
  t.deepEqual(report.batches, {sent: 4, settled: 4, attempts: {1: 3, 2: 1}});
  t.deepEqual(report.undo, [
    `tidepool-ingest data-sets delete --state '${ledger.replace("'", "'\\''")}' --user-id ${userId} --base-url ${sandbox.url}`,
  ]);
});

test('reportOfLedger - tells what the platform refused, and what is not finished', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([
    {
      ...{at: 'add', do: 'status', status: 400, times: 1},
      body: {code: 'value-empty', detail: 'value is empty', source: {pointer: '/3/value'}},
    },
    {at: 'add', do: 'status', status: 403, after: 2, times: -1},
  ]);
  const ledger = path.join(temporaryFolder(t), 'a.ledger');
  const options = {userId, baseUrl: sandbox.url, sessionToken, ledger, batchSize: 10};
  await t.throwsAsync(ingest(source(cbgs(30)), {...options, concurrency: 1}));
  const report = await reportOfLedger(ledger);
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.is(report.outcome.state, 'incomplete');
  t.like(report.counts, {good: 9, refused: 1});
  t.deepEqual(
    report.refused.causes.map(({code, pointer, kind, places}) => [code, pointer, kind, places]),
    [['value-empty', '/value', null, []]],
  );
  t.like(report.batches, {sent: 2, settled: 1});
});

test('reportOfLedger - counts what stands in the rejects file', async t => {
  const {url: baseUrl} = await testSandbox(t);
  const folder = temporaryFolder(t);
  const [ledger, rejects] = [path.join(folder, 'a.ledger'), path.join(folder, 'rejects.jsonl')];
  const options = {userId, baseUrl, sessionToken, ledger, rejects};
  await ingest(source([...cbgs(5), badCbg(), badCbg()]), options);
  const report = await reportOfLedger(ledger);
  t.like(report.counts, {read: null, good: 5, refused: 2});
  t.deepEqual(report.refused.causes, []);
});

test('reportOfLedger - refuses what is no ledger, and makes none', async t => {
  const missing = path.join(temporaryFolder(t), 'none.ledger');
  await t.throwsAsync(reportOfLedger(missing), {code: 'ERR_INGEST_LEDGER'});
  t.false(existsSync(missing));
  const foreign = temporaryFile(t, 'a.ledger', '{"other":1}\n');
  await t.throwsAsync(reportOfLedger(foreign), {code: 'ERR_INGEST_LEDGER'});
});
