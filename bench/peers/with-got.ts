import http from 'node:http';
import {got} from 'got';
import type {Exchange} from './session.js';

/** Sends by got over connections that stay open. */
export function withGot(url: string): Exchange {
  const client = got.extend({
    agent: {http: new http.Agent({keepAlive: true})},
    headers: {'content-type': 'application/json'},
    retry: {limit: 0},
  });
  return async (method, path, body) => {
    await client(url + path, {method, body});
  };
}
