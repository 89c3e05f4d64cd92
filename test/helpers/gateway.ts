import type {ServerResponse} from 'node:http';
import type {ExecutionContext} from 'ava';
import type {TestSandbox} from './test-sandbox.js';
import {answer, type Received, type TestServer, withServer} from './with-server.js';

/** What a gateway does with a request: answers it itself (true), or lets it pass. */
export type Gatekeeper = (
  request: Received,
  response: ServerResponse,
  pass: () => Promise<void>,
) => unknown;

/** Puts a server before a sandbox that answers some requests itself; `pass` asks the sandbox. */
export function gateway(
  t: ExecutionContext,
  sandbox: TestSandbox,
  keep: Gatekeeper,
): Promise<TestServer> {
  return withServer(t, async (request, response) => {
    const {method, path, headers, body} = request;
    const pass = async () => {
      const token = headers['x-tidepool-session-token'] as string;
      const reply = await sandbox.ask(`${method} ${path}`, {
        token,
        ...(body.length > 0 && {body}),
      });
      answer(response, reply.status, reply.json);
    };
    await keep(request, response, pass);
  });
}

/** Whether a request brings data, not only the question whether any may come. */
export const bringsData = ({method, path, body}: Received): boolean =>
  method === 'POST' && path.endsWith('/data') && body.length > 2;
