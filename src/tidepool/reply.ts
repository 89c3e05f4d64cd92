import {isRight} from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type {DatumFault} from '../block.js';
import {type IngestError, problem} from '../errors.js';
import type {Answer} from './exchange.js';
import {readRetryAfter} from './retry-after.js';

/** One error of the platform; its pointer is relative to the datum where it is about one. */
export interface ReplyFault extends DatumFault {
  /** Place of the datum in the array that was sent, from 0. */
  readonly index: number | undefined;
}

/** An answer of the platform, good or bad. */
export interface Reply {
  /** The request as messages name it, with the platform's id of it, which its support asks for. */
  readonly request: string;
  readonly status: number;
  /** The body; undefined where an error came without the platform's JSON, as from a gateway. */
  readonly json: unknown;
  /** The platform's errors in its order; empty for success. */
  readonly faults: readonly ReplyFault[];
  /** `X-Tidepool-Trace-Request`. */
  readonly traceId: string | undefined;
  /** Milliseconds that it asks to wait before another try. */
  readonly retryAfter: number | undefined;
  /** How often the request was sent again before this answer. */
  readonly repeats: number;
}

/**
 * Reads an answer in either family of the platform's replies (reference: session, 2 and 12). Throws
 * `ERR_INGEST_STRANGE_REPLY` for a redirect and for a success without JSON: both are somebody else's.
 */
export function readReply(label: string, answer: Answer, repeats: number): Reply {
  const {status} = answer;
  const traceId = answer.headers['x-tidepool-trace-request']?.toString();
  const request = traceId ? `${label} (trace ${traceId.slice(0, 64)})` : label;
  const json = parse(answer.body);
  const retryAfter = readRetryAfter(answer.headers);
  const strange = (reason: string) =>
    problem('ERR_INGEST_STRANGE_REPLY', {request, status, reason}, {answer: {status, retryAfter}});
  if (status < 200 || (status >= 300 && status < 400)) {
    throw strange('a redirect, which is never followed');
  }
  if (status < 300 && json === undefined) {
    throw strange(answer.body.length === 0 ? 'it is empty' : 'it is not JSON');
  }
  const faults = status < 400 ? [] : readFaults(json);
  return {request, status, json, faults, traceId, retryAfter, repeats};
}

/**
 * Takes what a success must hold. Throws `ERR_INGEST_FORBIDDEN` for a 403, `ERR_INGEST_REFUSED` for any
 * other error of the platform's, `ERR_INGEST_STRANGE_REPLY` for what is not the platform's.
 */
export function expectReply<A>(reply: Reply, codec: t.Decoder<unknown, A>): A {
  if (reply.status >= 400) throw refusal(reply);
  const decoded = codec.decode(reply.json);
  if (isRight(decoded)) return decoded.right;
  const {request, status} = reply;
  const reason = 'it lacks what the platform answers here';
  throw problem(
    'ERR_INGEST_STRANGE_REPLY',
    {request, status, reason},
    {answer: {status, retryAfter: reply.retryAfter}},
  );
}

/** Makes the error of a reply that is one. */
export function refusal({request, status, faults, retryAfter}: Reply): IngestError {
  const answer = {status, retryAfter};
  if (status === 403) return problem('ERR_INGEST_FORBIDDEN', {request}, {answer});
  if (faults.length > 0) {
    const detail = describeFaults(faults);
    return problem('ERR_INGEST_REFUSED', {request, status, detail}, {answer});
  }
  const reason = 'it does not hold the JSON of an error';
  return problem('ERR_INGEST_STRANGE_REPLY', {request, status, reason}, {answer});
}

/** Names the first faults. Where one is about a value it shows its place alone: the detail repeats the value. */
export function describeFaults(faults: readonly ReplyFault[]): string {
  const shown = faults.slice(0, 3).map(({code, pointer, detail, index}) => {
    if (pointer) return short(`${code} at ${pointer}`);
    return short(index === undefined ? detail || code : code);
  });
  const more = faults.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const short = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

const OneError = t.intersection([
  t.type({code: t.string}),
  t.partial({detail: t.string, title: t.string, source: t.partial({pointer: t.string})}),
]);
const ManyErrors = t.type({errors: t.array(OneError)});
const RouterError = t.type({Error: t.string});

function readFaults(json: unknown): ReplyFault[] {
  if (ManyErrors.is(json)) return json.errors.map(toFault);
  if (OneError.is(json)) return [toFault(json)];
  if (RouterError.is(json)) return [toFault({code: 'router', detail: json.Error})];
  return [];
}

/** Characters of each text of an error that are kept; the platform's are shorter, but for values they repeat. */
const mostText = 10_000;

function toFault({code, title, detail, source}: t.TypeOf<typeof OneError>): ReplyFault {
  const whole = (source?.pointer ?? '').slice(0, mostText);
  const [, index, pointer] = /^\/(\d+)(\/.*)?$/s.exec(whole) ?? [];
  return {
    code: code.slice(0, mostText),
    pointer: index === undefined ? whole : (pointer ?? ''),
    detail: (detail ?? title ?? '').slice(0, mostText),
    index: index === undefined ? undefined : Number(index),
  };
}
