import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import {problem} from '../errors.js';
import {systemFault} from '../print/system-fault.js';
import {answer, type Parts} from './answer.js';
import {deliver} from './deliver.js';
import {Exchange, HungUp} from './exchange.js';
import type {RequestLog} from './request-log.js';

/** Listens on 127.0.0.1, and has each request answered. */
export async function serve(
  port: number,
  parts: Parts,
  log: RequestLog,
  control: (exchange: Exchange) => Promise<void>,
): Promise<Server> {
  // No time limits, as on the platform: whatever is slow or stays open does so until someone ends it.
  const limits = {keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0};
  const server = createServer(limits, (request, response) => {
    const exchange = new Exchange(request, response);
    const handle = isControl.test(exchange.path) ? control : answerAndDeliver;
    handle(exchange).catch(error => {
      response.destroy();
      const hasGone = error instanceof HungUp || error.code === 'ERR_STREAM_PREMATURE_CLOSE';
      if (!hasGone) process.emitWarning(error);
    });
  });
  const answerAndDeliver = async (exchange: Exchange) => {
    const entry = log.begin(exchange);
    try {
      const outcome = await answer(exchange, parts);
      entry.answered(outcome, exchange);
      deliver(exchange, outcome);
    } catch (error) {
      entry.failed(error);
      throw error;
    }
  };
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(({code}) => {
    throw problem('ERR_INGEST_USAGE', {
      message: `sandbox: cannot listen on port ${port} (${systemFault(code)}). Name another with --port, or 0 for any that is free.`,
    });
  });
  return server;
}

const isControl = /^\/sandbox(?:\/|$)/;
