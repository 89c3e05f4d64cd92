import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import {problem} from '../errors.js';
import {answer, type Parts} from './answer.js';
import {deliver} from './deliver.js';
import {Exchange, HungUp} from './exchange.js';

/** Listens on 127.0.0.1, and has each request answered. */
export async function serve(
  port: number,
  parts: Parts,
  control: (exchange: Exchange) => Promise<void>,
): Promise<Server> {
  // No time limits, as on the platform: whatever is slow or stays open does so until someone ends it.
  const limits = {keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0};
  const server = createServer(limits, (request, response) => {
    const exchange = new Exchange(request, response);
    const handle = exchange.path.startsWith('/sandbox/') ? control : answerAndDeliver;
    handle(exchange).catch(error => {
      response.destroy();
      const hasGone = error instanceof HungUp || error.code === 'ERR_STREAM_PREMATURE_CLOSE';
      if (!hasGone) process.emitWarning(error);
    });
  });
  const answerAndDeliver = async (exchange: Exchange) =>
    deliver(exchange, await answer(exchange, parts));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(({code}) => {
    throw problem('ERR_INGEST_USAGE', {
      message: `sandbox: cannot listen on port ${port}: ${code}.`,
    });
  });
  return server;
}
