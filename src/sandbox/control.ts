import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {IngestError} from '../errors.js';
import type {Exchange} from './exchange.js';
import type {FaultRule} from './faults/rule.js';
import {securityPolicy} from './page/style.js';

/** What can be asked of a sandbox beside the platform's API. */
export interface Controls {
  printPage(): string;
  printState(dataSetId?: string): Iterable<string>;
  reset(): void;
  faults(rules: readonly FaultRule[]): void;
  clearFaults(): void;
  release(): number;
}

/** Answers a request to `/sandbox`, the page for people, or below it. */
export async function control(exchange: Exchange, controls: Controls): Promise<void> {
  const request = `${exchange.method} ${exchange.path}`;
  if (request === 'GET /sandbox' || request === 'GET /sandbox/') {
    exchange.response.writeHead(200, pageHeaders).end(controls.printPage());
    return;
  }
  if (request === 'GET /sandbox/state') {
    const dataSetId = new URLSearchParams(exchange.query).get('dataSetId') ?? undefined;
    exchange.response.setHeader('Content-Type', 'application/json; charset=utf-8');
    return pipeline(Readable.from(controls.printState(dataSetId)), exchange.response);
  }
  try {
    send(exchange, ...(await carryOut(request, exchange, controls)));
  } catch (error) {
    if (!(error instanceof IngestError || error instanceof SyntaxError)) throw error;
    send(exchange, 400, {error: error.message});
  }
}

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': securityPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

async function carryOut(
  request: string,
  exchange: Exchange,
  controls: Controls,
): Promise<[status: number, body: object]> {
  switch (request) {
    case 'POST /sandbox/reset':
      controls.reset();
      return [200, {}];
    case 'POST /sandbox/faults':
      controls.faults(JSON.parse((await exchange.body()).toString('utf8')));
      return [200, {}];
    case 'DELETE /sandbox/faults':
      controls.clearFaults();
      return [200, {}];
    case 'POST /sandbox/release':
      return [200, {released: controls.release()}];
    default:
      return [404, {error: `the sandbox has no ${request}`}];
  }
}

function send({response}: Exchange, status: number, body: object): void {
  response.writeHead(status, {'Content-Type': 'application/json; charset=utf-8'});
  response.end(`${JSON.stringify(body)}\n`);
}
