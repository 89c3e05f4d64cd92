import test, {type ExecutionContext} from 'ava';
import {type IngestFailure, type IngestOptions, ingest, type Rejection} from '../../src/index.js';
import {cbg, cbgs} from '../helpers/data.js';
import {bringsData, type Gatekeeper, gateway} from '../helpers/gateway.js';
import {oldErrors} from '../helpers/platform.js';
import {temporaryFile} from '../helpers/temporary.js';
import {testSandbox} from '../helpers/test-sandbox.js';
import {answer} from '../helpers/with-server.js';

/** Uploads data through a gateway, and tells what was refused and what can be seen. */
async function send(
  t: ExecutionContext,
  data: readonly object[],
  keep: Gatekeeper,
  more: Partial<IngestOptions> = {},
) {
  const sandbox = await testSandbox(t);
  const {url, requests} = await gateway(t, sandbox, keep);
  const rejections: Rejection[] = [];
  const file = temporaryFile(t, 'dump.json', JSON.stringify(data));
  const work = ingest([file], {
    ...{baseUrl: url, userId: 'aaaaaaaaaa', sessionToken: 'user-token', concurrency: 1},
    ...{batchSize: 50, onReject: rejection => rejections.push(rejection), ...more},
  });
  const summary = await work.catch((error: IngestFailure) => {
    t.log(error.message);
    return error;
  });
  const visible = () => sandbox.state().data.filter(({_active}) => _active);
  return {
    sandbox,
    summary,
    rejections,
    requests,
    visible,
    bodies: () => requests.filter(bringsData),
  };
}

const places = (rejections: readonly Rejection[]) =>
  rejections.map(({index}) => index).sort((a, b) => a - b);
const times = (data: readonly {time?: unknown}[]) =>
  data.map(({time}) => Date.parse(time as string)).sort();

/** Some readings, those in these places marked as what the server cannot take. */
const withCulprits = (count: number, culprits: readonly number[]) =>
  cbgs(count).map((datum, index) =>
    culprits.includes(index) ? {...datum, payload: {culprit: true}} : datum,
  );

const hasCulprit = ({body}: {body: Buffer}) => body.includes('"culprit"');

const failing: Gatekeeper = (request, response, pass) =>
  bringsData(request) && hasCulprit(request)
    ? oldErrors(response, 500, 'internal-server-failure')
    : pass();

/** Looks whether just the culprits were refused, and all others are there once. */
const refusesJust = test.macro({
  async exec(
    t,
    culprits: number[],
    count: number,
    keep: Gatekeeper,
    more: Partial<IngestOptions> = {},
  ) {
    const data = withCulprits(count, culprits);
    const {summary, rejections, visible} = await send(t, data, keep, more);
    t.like(summary, {
      state: 'closed',
      uploaded: count - culprits.length,
      rejected: culprits.length,
    });
    t.deepEqual(places(rejections), culprits);
    const good = data.filter((_, index) => !culprits.includes(index));
    t.deepEqual(times(visible()), times(good));
  },
  title: name => `poison - ${name}`,
});

/** Looks whether the run gave up without a single refusal. */
const blamesThePlatform = test.macro({
  async exec(t, count: number, keep: Gatekeeper, more: Partial<IngestOptions> = {}) {
    const {summary, rejections} = await send(t, cbgs(count), keep, {retries: 4, ...more});
    const {fault, summary: part} = summary as IngestFailure;
    t.is(fault, 'service');
    t.deepEqual(rejections, []);
    t.is(part.rejected, 0);
  },
  title: name => `poison - refuses nobody where ${name}`,
});

test('poison - data that a 400 names are refused with its code, pointer and detail, the rest is sent', async t => {
  const fault = {code: 'odd', title: 'odd', detail: 'not to my taste'};
  const {summary, rejections, visible, bodies} = await send(
    t,
    cbgs(20),
    (request, response, pass) =>
      bringsData(request) && JSON.parse(request.body.toString()).length === 20
        ? answer(response, 400, {
            errors: [
              {...fault, source: {pointer: '/17/value'}},
              {...fault, code: 'odder', source: {pointer: '/17/time'}},
              {...fault, source: {pointer: '/3'}},
            ],
          })
        : pass(),
  );
  t.like(summary, {uploaded: 18, rejected: 2});
  t.deepEqual(places(rejections), [3, 17]);
  const detail = 'not to my taste';
  t.deepEqual(rejections[1]!.errors, [
    {code: 'odd', pointer: '/value', detail},
    {code: 'odder', pointer: '/time', detail},
  ]);
  t.is(visible().length, 18);
  t.is(bodies().length, 2);
});

test('poison - a 400 that names nobody is narrowed down in few requests', async t => {
  const data = withCulprits(64, [41]);
  const keep: Gatekeeper = (request, response, pass) =>
    bringsData(request) && hasCulprit(request)
      ? answer(response, 400, {code: 'odd', title: 'odd', detail: 'odd'})
      : pass();
  const {summary, rejections, visible, bodies} = await send(t, data, keep, {batchSize: 64});
  t.like(summary, {uploaded: 63, rejected: 1});
  t.deepEqual(places(rejections), [41]);
  t.is(rejections[0]!.errors[0]!.code, 'odd');
  t.is(visible().length, 63);
  // The whole, two halves on each of six levels, and a last try.
  t.true(bodies().length <= 14, `${bodies().length} bodies`);
});

test('a culprit among siblings is refused', refusesJust, [7], 8, failing);
test('several culprits are refused', refusesJust, [0, 3, 11], 12, failing);
test(
  'a culprit alone in its batch is refused when others pass after it',
  refusesJust,
  [2],
  5,
  failing,
  {
    batchSize: 1,
  },
);
test(
  'a culprit alone in the last batch is refused when a sibling passes once more',
  refusesJust,
  [5],
  6,
  failing,
  {
    batchSize: 5,
  },
);
test('a culprit alone in the first of batches in flight is refused', refusesJust, [0], 3, failing, {
  ...{batchSize: 1, concurrency: 3},
});

test('poison - a culprit alone on its device is refused when other devices pass', async t => {
  const data = [...cbgs(6), cbg({deviceId: 'other', payload: {culprit: true}})];
  const {summary, rejections, visible} = await send(t, data, failing);
  t.like(summary, {uploaded: 6, rejected: 1, state: 'closed'});
  t.deepEqual(places(rejections), [6]);
  t.is(rejections[0]!.errors[0]!.code, 'internal-server-failure');
  t.is(visible().length, 6);
});

/** A platform that fails at so many bodies, then is well. */
const failingAtFirst = (bodies: number): Gatekeeper => {
  let failures = 0;
  return (request, response, pass) =>
    bringsData(request) && failures++ < bodies
      ? oldErrors(response, 500, 'internal-server-failure')
      : pass();
};

for (const failures of [3, 4, 6, 7, 8]) {
  test(
    `nobody is refused who passes after ${failures} failures`,
    refusesJust,
    [],
    2,
    failingAtFirst(failures),
  );
}
test(
  'nobody is refused who is alone and passes after 6 failures',
  refusesJust,
  [],
  3,
  failingAtFirst(6),
  {
    batchSize: 1,
  },
);

test(
  'the platform fails at everything',
  blamesThePlatform,
  6,
  failingAtFirst(Number.POSITIVE_INFINITY),
);
test(
  'it fails at the only datum there is',
  blamesThePlatform,
  1,
  failingAtFirst(Number.POSITIVE_INFINITY),
);
test(
  'it fails at everything, and each datum is alone',
  blamesThePlatform,
  20,
  failingAtFirst(Number.POSITIVE_INFINITY),
  {batchSize: 1},
);

/** A platform that takes so many bodies, then fails for good. */
const failingAfter = (bodies: number): Gatekeeper => {
  let taken = 0;
  return (request, response, pass) =>
    bringsData(request) && taken++ >= bodies
      ? oldErrors(response, 500, 'internal-server-failure')
      : pass();
};

for (const batchSize of [1, 2, 5]) {
  test(
    `it breaks after some batches of ${batchSize}`,
    blamesThePlatform,
    4 * batchSize + 1,
    failingAfter(4),
    {batchSize},
  );
}

test(
  'an empty body fails as well',
  blamesThePlatform,
  8,
  (request, response, pass) =>
    request.path.endsWith('/data') ? oldErrors(response, 500, 'internal-server-failure') : pass(),
  {retries: 3},
);
test(
  'it is the gateway that fails',
  blamesThePlatform,
  8,
  (request, response, pass) =>
    bringsData(request) && request.body.includes('00:05:00')
      ? answer(response, 500, 'oops')
      : pass(),
  {retries: 3},
);
test('a gateway refuses everything', blamesThePlatform, 1, (request, response, pass) =>
  bringsData(request) ? answer(response, 400, '<html>Bad Request') : pass(),
);
test(
  'a gateway refuses everything, in many batches',
  blamesThePlatform,
  12,
  (request, response, pass) =>
    bringsData(request) ? answer(response, 400, '<html>Bad Request') : pass(),
  {batchSize: 2},
);

test('poison - what is proven by a sibling that was stored before leaves that sibling there once', async t => {
  const data = withCulprits(6, [5]);
  for (const deduplicator of ['none', 'dataset.drop.hash']) {
    const {summary, visible, sandbox} = await send(t, data, failing, {batchSize: 5, deduplicator});
    t.like(summary, {read: 6, uploaded: 5, rejected: 1});
    t.is(visible().length, 5);
    t.is(sandbox.counts().data, 5);
  }
});

test('poison - too many refused data end the run, as the wrong file', async t => {
  const {summary} = await send(t, withCulprits(12, [0, 1, 2, 3]), failing, {
    maxRejects: {count: 2},
  });
  t.is((summary as IngestFailure).code, 'ERR_INGEST_TOO_MANY_REJECTS');
});
