import {Pool} from 'undici';
import type {Exchange} from './session.js';

/** Sends by undici over as many connections as requests may be in flight. */
export function withUndici(url: string, inFlight: number): Exchange {
  const pool = new Pool(url, {connections: inFlight});
  const headers = {'content-type': 'application/json'};
  return async (method, path, body) => {
    const answer = await pool.request({method, path, body, headers});
    await answer.body.dump();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode}`);
  };
}
