import {once} from 'node:events';
import net, {type AddressInfo} from 'node:net';
import tls from 'node:tls';
import test, {type ExecutionContext} from 'ava';
import {cbgs} from '../helpers/data.js';
import {runCli} from '../helpers/run-cli.js';
import {type SelfSigned, selfSigned} from '../helpers/self-signed.js';
import {temporaryFile} from '../helpers/temporary.js';
import {testSandbox} from '../helpers/test-sandbox.js';

const credentials = {TIDEPOOL_SESSION_TOKEN: 'user-token'};

test('upload - sends nothing to a server whose certificate nobody vouches for, whatever the environment says', async t => {
  const {requests, argv} = await behindTls(t, selfSigned());
  const env = {...credentials, NODE_TLS_REJECT_UNAUTHORIZED: '0'};
  const {code, stderr, stdout} = await runCli(argv, {env, input: JSON.stringify(cbgs(3))});
  t.is(code, 6, stderr);
  t.regex(stderr, /certificate .* not to be trusted: self-signed certificate.*NODE_EXTRA_CA_CERTS/);
  const {error, dataSets} = JSON.parse(stdout);
  t.is(error.code, 'ERR_INGEST_CERTIFICATE');
  t.regex(error.message, /No data set was opened\.$/);
  t.deepEqual(dataSets, []);
  t.is(requests(), 0);
});

test('upload - trusts an authority that NODE_EXTRA_CA_CERTS names', async t => {
  const pair = selfSigned();
  const {requests, argv, sandbox} = await behindTls(t, pair);
  const env = {...credentials, NODE_EXTRA_CA_CERTS: temporaryFile(t, 'authority.pem', pair.cert)};
  const {code, stderr} = await runCli(argv, {env, input: JSON.stringify(cbgs(3))});
  t.is(code, 0, stderr);
  t.true(requests() > 0);
  t.is(sandbox.counts().activeData, 3);
});

/** A sandbox that is reached by https, and how many connections got so far as to send something. */
async function behindTls(t: ExecutionContext, pair: SelfSigned) {
  const sandbox = await testSandbox(t);
  let used = 0;
  const server = tls.createServer({...pair}, socket => {
    const onward = net.connect(Number(new URL(sandbox.url).port), '127.0.0.1');
    socket.once('data', () => used++);
    socket
      .on('error', () => {})
      .pipe(onward.on('error', () => {}))
      .pipe(socket);
  });
  server.on('tlsClientError', () => {});
  server.listen(0, 'localhost');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const argv = ['upload', '-', '--user-id', 'aaaaaaaaaa', '--base-url', url, '--json'];
  return {sandbox, argv, requests: () => used};
}
