import test from 'ava';
import {runCli, startCli, stdoutOf} from '../helpers/run-cli.js';
import {temporaryFile} from '../helpers/temporary.js';

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`sandbox - tells where it is and for whom, and stops at ${signal}`, async t => {
    const {child, ended} = startCli(['sandbox']);
    t.teardown(() => child.kill('SIGKILL'));
    const first = await stdoutOf(child, /\n/);
    const {url, userId, sessionToken} = JSON.parse(first);
    t.deepEqual(Object.keys(JSON.parse(first)), ['url', 'userId', 'sessionToken']);
    t.regex(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const headers = {'X-Tidepool-Session-Token': sessionToken};
    const answer = await fetch(`${url}/v1/users/${userId}/data_sets`, {headers});
    t.is(answer.status, 200);
    await answer.arrayBuffer();
    child.kill(signal);
    const {code, stdout} = await ended;
    t.is(code, 0);
    t.is(stdout, first);
  });
}

test('sandbox - has the users of its configuration, and shows the first', async t => {
  const users = [
    {userId: 'aaaaaaaaaa', sessionToken: 'a-token'},
    {userId: 'bbbbbbbbbb', sessionToken: 'b-token', permissions: {aaaaaaaaaa: ['upload']}},
  ];
  const config = temporaryFile(t, 'config.json', JSON.stringify({users, services: ['s-token']}));
  const {child} = startCli(['sandbox', '--config', config]);
  t.teardown(() => child.kill('SIGKILL'));
  const {url, userId, sessionToken} = JSON.parse(await stdoutOf(child, /\n/));
  t.deepEqual([userId, sessionToken], ['aaaaaaaaaa', 'a-token']);
  for (const token of ['b-token', 's-token']) {
    const answer = await fetch(`${url}/v1/users/aaaaaaaaaa/data_sets`, {
      headers: {'X-Tidepool-Session-Token': token},
    });
    t.is(answer.status, 200, token);
    await answer.arrayBuffer();
  }
});

test('sandbox - refuses a configuration that is wrong, and a port that is taken', async t => {
  const config = temporaryFile(t, 'config.json', '{"users":[{"userId":1}]}');
  const wrong = await runCli(['sandbox', '--config', config]);
  t.is(wrong.code, 2);
  t.regex(wrong.stderr, /users\[0\]/);
  const {child} = startCli(['sandbox']);
  t.teardown(() => child.kill('SIGKILL'));
  const {port} = new URL(JSON.parse(await stdoutOf(child, /\n/)).url);
  const taken = await runCli(['sandbox', '--port', port]);
  t.is(taken.code, 2);
  t.is(taken.stdout, '');
  t.notRegex(taken.stderr, /^ +at /m);
});
