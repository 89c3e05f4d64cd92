import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import {HttpsProxyAgent} from 'https-proxy-agent';
import {createAgents} from '../../src/tidepool/agents.js';
import {Client} from '../../src/tidepool/client.js';

const isProxied = (baseUrl: string, environment: Record<string, string>) =>
  createAgents(baseUrl, environment).https instanceof HttpsProxyAgent;

const proxy = 'http://proxy.example:3128';

test('createAgents - uses the proxy of the environment for https alone', t => {
  t.false(isProxied('https://api.tidepool.org', {}));
  t.true(isProxied('https://api.tidepool.org', {HTTPS_PROXY: proxy}));
  t.true(isProxied('https://api.tidepool.org', {https_proxy: 'proxy.example:3128'}));
  t.false(createAgents('http://127.0.0.1', {HTTPS_PROXY: proxy}).http instanceof HttpsProxyAgent);
});

test('createAgents - honours exemptions', t => {
  const exempt = (list: string, url = 'https://api.tidepool.org') =>
    !isProxied(url, {HTTPS_PROXY: proxy, NO_PROXY: list});
  t.true(exempt('*'));
  t.true(exempt('localhost, API.tidepool.org'));
  t.true(exempt('tidepool.org'));
  t.true(exempt('.tidepool.org'));
  t.true(exempt('*.tidepool.org'));
  t.true(exempt('api.tidepool.org:443'));
  t.true(exempt('::1', 'https://[::1]:8443'));
  t.true(exempt('[::1]:8443', 'https://[::1]:8443'));
  t.false(exempt('api.tidepool.org:8443'));
  t.false(exempt('pool.org'));
  t.false(exempt('api.tidepool.org.example'));
  t.false(exempt(''));
});

test('createAgents - refuses a proxy it cannot use, without repeating its password', t => {
  for (const bad of ['socks5://someone:hunter2@proxy:1080', 'http://', 'http://a b']) {
    const error = t.throws(() => isProxied('https://api.tidepool.org', {HTTPS_PROXY: bad}), {
      code: 'ERR_INGEST_USAGE',
    });
    t.false(error?.message.includes('hunter2'));
  }
});

test('createAgents - asks the proxy for a tunnel, and shows it nothing of the request', async t => {
  const {url, asked} = await withProxy(t);
  const client = new Client({
    baseUrl: 'https://platform.example',
    sessionToken: 'secret-token',
    environment: {HTTPS_PROXY: url},
  });
  const reply = await client.request('GET', '/v1/data_sets/a');
  t.is(reply.status, 407);
  t.deepEqual(asked, ['platform.example:443']);
});

async function withProxy(t: ExecutionContext): Promise<{url: string; asked: string[]}> {
  const asked: string[] = [];
  const server = http.createServer(() => t.fail('a request came in the clear'));
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    t.false(JSON.stringify(request.rawHeaders).includes('secret-token'));
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked};
}
