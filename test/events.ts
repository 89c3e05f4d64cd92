import {channel} from 'node:diagnostics_channel';
import test, {type ExecutionContext} from 'ava';
import {publish, routeOf} from '../src/events.js';
import {check, type IngestEvents, ingest} from '../src/index.js';
import {badCbg, cbgs} from './helpers/data.js';
import {readText} from './helpers/project.js';
import {temporaryFile} from './helpers/temporary.js';
import {people, testSandbox} from './helpers/test-sandbox.js';

type Name = keyof IngestEvents;
type Seen = {[N in Name]: IngestEvents[N][]};

const page = readText('docs/observability.md');
const names = [...page.matchAll(/^### `(.+)`$/gm)].map(([, name]) => name as Name);

/** Notes what is published on every channel until the test ends. */
function watch(t: ExecutionContext): Seen {
  const seen = Object.fromEntries(names.map(name => [name, [] as unknown[]]));
  for (const name of names) {
    const listener = (event: unknown) => seen[name]!.push(event);
    channel(name).subscribe(listener);
    t.teardown(() => channel(name).unsubscribe(listener));
  }
  return seen as unknown as Seen;
}

test.serial(
  'events - tell of everything that happens in a run, as the documentation says',
  async t => {
    const sandbox = await testSandbox(t);
    sandbox.faults([
      {at: 'add', do: 'status', status: 429, headers: {'retry-after': '0'}},
      {at: 'add', do: 'hang-up-after', after: 1},
    ]);
    const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];
    const file = temporaryFile(t, 'dump.json', JSON.stringify([...cbgs(10), badCbg()]));
    const seen = watch(t);
    const options = {baseUrl: sandbox.url, userId, sessionToken, batchSize: 5, concurrency: 1};
    const summary = await ingest([file], options);

    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    t.is(sum(seen['tidepool-ingest:read'].map(({records}) => records)), 11);
    const batches = seen['tidepool-ingest:batch'];
    t.deepEqual([batches.length, sum(batches.map(({stored}) => stored))], [2, 10]);
    t.is(sum(batches.map(({bytes}) => bytes)), summary.bytes);
    t.is(sum(batches.map(({retries}) => retries)), summary.retries);
    t.is(seen['tidepool-ingest:wait'].length, 2);
    t.deepEqual(
      seen['tidepool-ingest:wait'].map(({reason, status, code}) => [reason, status, code]),
      [
        ['busy', 429, undefined],
        ['doubtful', undefined, 'ERR_INGEST_UNREACHABLE'],
      ],
    );
    t.deepEqual(
      seen['tidepool-ingest:retry'].map(({reason}) => reason),
      ['busy', 'doubtful'],
    );
    const {dataSetId} = summary;
    t.like(seen['tidepool-ingest:open'], {0: {dataSetId}, length: 1});
    t.like(seen['tidepool-ingest:close'], {0: {dataSetId, proof: 'answer'}, length: 1});
    t.like(seen['tidepool-ingest:run'], {0: {of: 'ingest', read: 11, rejected: 1}, length: 1});

    const requests = seen['tidepool-ingest:request'];
    const asked = requests.map(({method, route, status}) => `${method} ${route} ${status}`);
    t.is(asked[0], 'POST /v1/users/{userId}/data_sets 201');
    t.is(asked.filter(each => each === 'POST /v1/data_sets/{dataSetId}/data 200').length, 2);
    t.true(asked.includes('POST /v1/data_sets/{dataSetId}/data 429'));
    t.true(asked.includes('PUT /v1/data_sets/{dataSetId} 200'));

    for (const name of names) {
      const [section] = page.slice(page.indexOf(`### \`${name}\``) + 4).split('\n### ');
      const documented = [...section!.matchAll(/^\| `(\w+)` \|/gm)].map(([, field]) => field);
      t.deepEqual(Object.keys(seen[name][0]!).sort(), documented.sort(), name);
    }
    const text = JSON.stringify(seen);
    for (const secret of [userId, sessionToken!, 'CGM-1:1']) t.false(text.includes(secret));
  },
);

test.serial('events - tell of a check, and of what ended it', async t => {
  const seen = watch(t);
  const file = temporaryFile(t, 'dump.json', '[{}');
  await t.throwsAsync(check([file]));
  t.like(seen['tidepool-ingest:run'], {0: {of: 'check', code: 'ERR_INGEST_TRUNCATED'}, length: 1});
});

test.serial('publish - makes no event that nobody listens to', t => {
  publish('tidepool-ingest:run', () => t.fail() as never);
  t.pass();
});

test('routeOf - names ids, and cuts the query off', t => {
  const listed = routeOf('/dataservices/v1/users/a%2Fb/data_sets?page=0');
  t.is(listed.route, '/dataservices/v1/users/{userId}/data_sets');
  t.is(listed.dataSetId, undefined);
  t.deepEqual(routeOf('/v1/datasets/0a/data'), {
    route: '/v1/datasets/{dataSetId}/data',
    dataSetId: '0a',
  });
});
