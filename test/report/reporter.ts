import {Readable} from 'node:stream';
import test from 'ava';
import {type Report, Reporter} from '../../src/report/index.js';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {closedReportSchema} from '../helpers/report-schema.js';
import {people, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];
const source = (data: readonly unknown[]) => Readable.from([Buffer.from(JSON.stringify(data))]);
const isReport = closedReportSchema();

const actions = ({requests}: Report) =>
  Object.fromEntries(requests!.actions.map(({action, requests: number}) => [action, number]));
const validByKind = ({data}: Report) =>
  Object.fromEntries(data!.kinds.map(({kind, valid}) => [kind, valid]));

test('Reporter - an upload is reported with what became of it, and its listeners still hear of it', async t => {
  const {url: baseUrl} = await testSandbox(t);
  const data = [...cbgs(5, {deviceId: 'a'}), badCbg(), ...cbgs(7, {deviceId: 'b'}), wizard()];
  const heard: number[] = [];
  const reporter = new Reporter();
  const summary = await reporter.ingest(source([...data, cbg({bogus: 1})]), {
    ...{userId, baseUrl, sessionToken, batchSize: 4, duplicates: 'drop'},
    onReject: ({index}) => heard.push(index),
  });
  const report = reporter.report();
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.deepEqual(heard, [5]);
  t.like(report, {subject: 'upload', outcome: {state: 'closed', error: null}});
  t.like(report.counts, {read: 15, good: 14, refused: 1, duplicates: 0, retries: 0});
  t.is(report.counts.fingerprint, summary.fingerprint);
  t.deepEqual(report.dataSets, summary.dataSets);
  t.deepEqual(validByKind(report), {cbg: 13, wizard: 1});
  t.deepEqual(
    report.refused.causes.map(({code, pointer, count, places}) => [code, pointer, count, places]),
    [['value-out-of-range', '/value', 1, [{index: 5, file: 'input', byte: 466, line: 1}]]],
  );
  t.deepEqual(
    report.warnings!.map(({code, pointer}) => [code, pointer]),
    [['unknown-field', '/bogus']],
  );
  t.like(actions(report), {'open a data set': 4, 'close a data set': 4});
  t.deepEqual(report.undo.length, 4);
  t.is(
    report.undo[0],
    `tidepool-ingest data-sets delete ${summary.dataSets[0]!.dataSetId} --user-id ${userId} --base-url ${baseUrl}`,
  );
});

test('Reporter - by kind and day, what is valid is what was uploaded', async t => {
  const {url: baseUrl} = await testSandbox(t);
  const reporter = new Reporter();
  const data = [...cbgs(600), wizard(), badCbg(), cbg({type: 'smbg'})];
  const {uploaded} = await reporter.ingest(source(data), {userId, baseUrl, sessionToken});
  const {days, kinds} = reporter.report().data!;
  const sum = (each: Readonly<Record<string, number>>) =>
    Object.values(each).reduce((all, one) => all + one, 0);
  t.is(
    days.reduce((all, day) => all + sum(day.kinds), 0),
    uploaded,
  );
  t.is(
    kinds.reduce((all, {valid}) => all + valid, 0),
    uploaded,
  );
});

test('Reporter - a check is reported as it ends', async t => {
  const reporter = new Reporter();
  const data = [cbg(), cbg(), cbg({payload: {a: 1}}), badCbg(), {type: 'upload'}];
  const summary = await reporter.check(source(data), {userId});
  const report = reporter.report();
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report, {subject: 'check', outcome: {state: 'checked'}, dataSets: [], requests: null});
  t.like(report.counts, {read: 5, good: 3, refused: 2, duplicates: 0, repeated: 1});
  t.is(summary.warnings['identity-collision'], 1);
  t.deepEqual(
    report.warnings!.map(({code, count}) => [code, count]),
    [['identity-collision', 1]],
  );
  t.deepEqual(report.data!.kinds, [
    {kind: 'cbg', valid: 3, refused: 1},
    {kind: null, valid: 0, refused: 1},
  ]);
  t.deepEqual(report.undo, []);
});

test('Reporter - a dry run needs no platform and has nothing to undo', async t => {
  const reporter = new Reporter();
  await reporter.ingest(source([cbg(), badCbg()]), {userId, dryRun: true});
  const report = reporter.report();
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report, {subject: 'dry-run', outcome: {state: 'dry-run'}, requests: null});
  t.deepEqual([report.undo, report.close, report.target?.baseUrl], [[], [], null]);
});

test('Reporter - a run that fails is thrown and reported', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'add', do: 'status', status: 403, times: -1}]);
  const reporter = new Reporter();
  const options = {userId, baseUrl: sandbox.url, sessionToken, batchSize: 5, concurrency: 1};
  await t.throwsAsync(reporter.ingest(source(cbgs(20)), options), {code: 'ERR_INGEST_FORBIDDEN'});
  const report = reporter.report();
  t.true(isReport(report), JSON.stringify(isReport.errors));
  t.like(report.outcome, {state: 'incomplete', error: {code: 'ERR_INGEST_FORBIDDEN'}});
  t.like(actions(report), {'add data': 1});
  t.is(report.counts.good, 0);

  const broken = new Reporter();
  await t.throwsAsync(broken.check(Readable.from([Buffer.from('[1,')])));
  t.is(broken.report().outcome.error?.code, 'ERR_INGEST_TRUNCATED');
});

test('Reporter - tells repeats and waits of its own run, and of no other', async t => {
  const [calm, rough] = [await testSandbox(t), await testSandbox(t)];
  rough.faults([
    {at: 'add', do: 'status', status: 429, headers: {'retry-after': '1'}, times: 1},
    {at: 'add', do: 'hang-up-after', after: 1, times: 1},
  ]);
  const reporters = [new Reporter(), new Reporter()] as const;
  await Promise.all(
    [calm, rough].map(({url: baseUrl}, index) =>
      reporters[index]!.ingest(source(cbgs(30)), {userId, baseUrl, sessionToken, batchSize: 10}),
    ),
  );
  const [quiet, loud] = reporters.map(reporter => reporter.report());
  const sum = ({requests}: Report, of: 'retries' | 'waited') =>
    requests!.spans.reduce((all, span) => all + span[of], 0);
  t.deepEqual([sum(quiet!, 'retries'), quiet!.requests!.waited], [0, 0]);
  t.is(actions(quiet!)['add data'], 3);
  t.is(sum(loud!, 'retries'), 2);
  t.true(loud!.requests!.waited >= 1_000);
  t.true(sum(loud!, 'waited') >= 1_000);
  const adding = loud!.requests!.actions.find(({action}) => action === 'add data')!;
  t.deepEqual(adding.answers, {200: 3, 429: 1, none: 1});
  t.is(actions(loud!)['undo what is in doubt'], 2);
});

test('Reporter - holds no secret, no template and no value', async t => {
  const {url: baseUrl} = await testSandbox(t);
  const reporter = new Reporter();
  const data = [cbg({value: 5.4321}), cbg({type: 'smbg', value: 77.123}), cbg({value: 'Secret1'})];
  await reporter.ingest(source(data), {
    ...{userId, baseUrl, sessionToken, session: {payload: {note: 'Secret2'}}},
    ...{email: 'Secret3@example.org', password: 'Secret4'},
  });
  const text = JSON.stringify(reporter.report());
  t.notRegex(text, /Secret|user-token|5\.4321|77\.123/);
  t.is(reporter.report().run.options.session, 'given');
});

test('Reporter - without a run there is nothing to report', t => {
  t.throws(() => new Reporter().report(), {code: 'ERR_INGEST_USAGE'});
});

test('Reporter - what was in a sandbox needs no undoing', async t => {
  const {url: baseUrl} = await testSandbox(t);
  const reporter = new Reporter({sandbox: true});
  await reporter.ingest(source([cbg()]), {userId, baseUrl, sessionToken});
  const {target, undo} = reporter.report();
  t.deepEqual([target?.baseUrl, undo], ['sandbox', []]);
});

test('Reporter - says how to close what is left open', async t => {
  const {url: baseUrl} = await testSandbox(t);
  const reporter = new Reporter();
  await reporter.ingest(source([cbg()]), {userId, baseUrl, sessionToken, close: false});
  const {close, dataSets, outcome, run} = reporter.report();
  t.is(outcome.state, 'open');
  t.is(run.options.close, false);
  t.deepEqual(close, [
    `tidepool-ingest data-sets close ${dataSets[0]!.dataSetId} --user-id ${userId} --base-url ${baseUrl}`,
  ]);
});
