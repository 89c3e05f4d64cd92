// environment: where `HTTPS_PROXY` and `NO_PROXY` are looked up; that of the process unless you say
// otherwise.

import assert from 'node:assert/strict';
import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {listDataSets} from 'tidepool-ingest';

const asked: (string | undefined)[] = [];
const proxy = http.createServer().on('connect', ({url}, socket) => {
  asked.push(url);
  socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
});
await once(proxy.listen(0, '127.0.0.1'), 'listening');
const {port} = proxy.address() as AddressInfo;

const account = {baseUrl: 'https://tidepool.example', userId: 'u', sessionToken: 'token'};
const environment = {HTTPS_PROXY: `http://127.0.0.1:${port}`};
await assert.rejects(listDataSets({...account, environment}));
assert.deepEqual(asked, ['tidepool.example:443']);
proxy.close();
