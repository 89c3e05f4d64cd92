// Progress in a web service: a dump is posted, and its upload is followed as server-sent events. The body
// goes straight through: nothing is kept on the way, and a client that leaves stops its upload.

import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {type IngestFailure, type IngestOptions, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

/** Answers a posted dump with the events `progress`, then `done` or `failed`. */
function serve(options: IngestOptions): http.RequestListener {
  return async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'});
    const tell = (event: string, data: object) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    let told = 0;
    try {
      const summary = await ingest(request, {
        ...options,
        signal: gone.signal,
        onProgress(progress) {
          if (Date.now() - told < 250) return; // four times a second is enough for a person
          told = Date.now();
          tell('progress', progress);
        },
      });
      tell('done', summary);
    } catch (error) {
      const {code, message, summary} = error as IngestFailure;
      tell('failed', {code, message, summary});
    }
    response.end();
  };
}

// Tried against a sandbox:
const {sandbox, account} = await start();
const server = http.createServer(serve(account)).listen(0, '127.0.0.1');
await once(server, 'listening');
const {port} = server.address() as AddressInfo;
const answer = await fetch(`http://127.0.0.1:${port}/`, {
  method: 'POST',
  body: readFileSync(dump('two-devices.jsonl')),
});
const events = (await answer.text()).split('\n\n').map(event => event.split('\n')[0]);
assert.equal(events[0], 'event: progress');
assert.ok(events.includes('event: done'));
assert.equal(sandbox.counts().activeData, 24);
server.close();
await sandbox.stop();
