import {gzipSync} from 'node:zlib';
import type {Outcome} from './answer.js';
import type {Exchange} from './exchange.js';
import type {Reply} from './reply.js';

/** Puts a reply on the wire, or keeps it from arriving. */
export function deliver(exchange: Exchange, {reply, delivery}: Outcome): void {
  const {response} = exchange;
  if (delivery === 'silence') return;
  if (reply === undefined || delivery === 'hang-up') {
    response.destroy();
    return;
  }
  const body = delivery === 'garble' ? Buffer.from(reply.body).reverse() : reply.body;
  const sent = prepare(exchange, reply, body);
  if (delivery === 'tear') {
    response.write(sent.subarray(0, sent.length / 2), () => response.destroy());
    return;
  }
  response.end(sent);
}

function prepare({response, headers, trace}: Exchange, reply: Reply, body: Buffer): Buffer {
  const isCompressed = !reply.isEarly && headers['accept-encoding']?.[0]?.includes('gzip');
  const sent = isCompressed ? gzipSync(body) : body;
  response.statusCode = reply.status;
  // The platform's server names neither the connection nor how long it lives.
  response.removeHeader('connection');
  response.setHeader('X-Tidepool-Trace-Request', trace.request);
  if (trace.session !== undefined) response.setHeader('X-Tidepool-Trace-Session', trace.session);
  if (!reply.isEarly) response.setHeader('Vary', 'Accept-Encoding');
  if (isCompressed) response.setHeader('Content-Encoding', 'gzip');
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', sent.length);
  return sent;
}
