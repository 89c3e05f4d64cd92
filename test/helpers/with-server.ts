import {once} from 'node:events';
import http, {type IncomingHttpHeaders, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {ExecutionContext} from 'ava';

/** A request as the server got it. */
export interface Received {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a server does with a request, once its body is there. */
export type Handler = (request: Received, response: ServerResponse) => unknown;

/** A real server on loopback, and all it got. */
export interface TestServer {
  readonly url: string;
  readonly requests: Received[];
}

/** Starts a server that goes away with its test. */
export async function withServer(t: ExecutionContext, handler: Handler): Promise<TestServer> {
  const requests: Received[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // the client went away
    }
    const {method = '', url = '', headers} = request;
    const received = {method, path: url, headers, body: Buffer.concat(chunks)};
    requests.push(received);
    await handler(received, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests};
}

/** Answers with a status and a body, an object as JSON. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): void {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8';
  response.writeHead(status, {
    'content-type': type,
    'x-tidepool-trace-request': 'trace-of-the-platform',
    ...headers,
  });
  response.end(text);
}
