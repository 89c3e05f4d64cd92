import type {ClientRequest, IncomingHttpHeaders, IncomingMessage} from 'node:http';
import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';
import {type Got, got, type NormalizedOptions, RequestError, TimeoutError} from 'got';
import {IngestError, problem} from '../errors.js';
import {publish, routeOf} from '../events.js';
import {defaults} from '../options.js';
import {count} from '../print/numbers.js';
import type {Agents} from './agents.js';
import {onAbort} from './on-abort.js';
import {program} from './program.js';

/** One HTTP request, and how it is called in messages. */
export interface Question {
  readonly label: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  /** Milliseconds from start to end. */
  readonly timeout: number;
  /** Any of them cancels the request and closes its connection. */
  readonly signals: readonly AbortSignal[];
}

/** What came back, whole but not yet understood. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends one request and reads the whole answer, whatever its status; repeats and follows nothing. */
export type Exchange = (question: Question) => Promise<Answer>;

/**
 * Makes an exchange over these agents. It throws `ERR_INGEST_UNREACHABLE` without a whole answer,
 * `ERR_INGEST_CERTIFICATE` where the server does not prove who it is,
 * `ERR_INGEST_STRANGE_REPLY` for one too long to be read, `ERR_INGEST_CANCELLED` after a signal.
 */
export function createExchange(agents: Agents): Exchange {
  const client = got.extend({
    agent: agents,
    hooks: {beforeRequest: [nameFew]},
    retry: {limit: 0},
    throwHttpErrors: false,
    followRedirect: false,
    headers: {'user-agent': `${program.name}/${program.version}`},
  });
  return async question => {
    const began = performance.now();
    const sending = new Sending();
    try {
      const answer = await send(client, question, sending);
      tell(question, began, answer);
      return answer;
    } catch (thrown) {
      const error = explain(question, thrown, sending.sent);
      tell(question, began, error);
      throw error;
    }
  };
}

/**
 * Names to Node those options alone that we set: to name its thirty takes got longer than all else that it prepares for
 * a request, a fiftieth of an upload.
 */
function nameFew(options: NormalizedOptions): void {
  const {method, headers, url, agent} = options;
  const few = {
    method,
    headers,
    agent: url!.protocol === 'https:' ? agent.https : agent.http,
    rejectUnauthorized: true, // said outright, it holds whatever NODE_TLS_REJECT_UNAUTHORIZED says
  };
  options.createNativeRequestOptions = () => few as NativeRequestOptions;
}

type NativeRequestOptions = ReturnType<NormalizedOptions['createNativeRequestOptions']>;

function tell({method, url, body}: Question, began: number, end: Answer | IngestError): void {
  publish('tidepool-ingest:request', () => ({
    method,
    ...routeOf(new URL(url).pathname),
    status: end instanceof IngestError ? undefined : end.status,
    code: end instanceof IngestError ? end.code : undefined,
    bytes: body?.length ?? 0,
    milliseconds: performance.now() - began,
  }));
}

/** A request on its way: nothing of it leaves before its socket is connected. */
class Sending {
  request: ClientRequest | undefined;
  #connection: 'none' | 'made' = 'none';

  follow(request: ClientRequest): void {
    this.request = request;
    if (request.socket) this.#watch(request.socket);
    else request.once('socket', socket => this.#watch(socket));
  }

  #watch(socket: Socket): void {
    const connect = () => {
      this.#connection = 'made';
    };
    if (socket.connecting)
      socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', connect);
    else connect();
  }

  get sent(): 'nothing' | undefined {
    return this.#connection === 'none' ? 'nothing' : undefined;
  }
}

/**
 * Reads the answer from the events of got's stream: to iterate over it, with an AbortSignal of its own, would cost
 * a quarter more a request, got's promise more still.
 */
async function send(client: Got, question: Question, sending: Sending): Promise<Answer> {
  const {label, method, url, headers, body, timeout, signals} = question;
  const cancelled = () => problem('ERR_INGEST_CANCELLED', {}, {sent: sending.sent});
  if (signals.some(({aborted}) => aborted)) throw cancelled();
  return new Promise<Answer>((resolve, reject) => {
    const options = {method, headers, ...(body && {body}), timeout: {request: timeout}};
    const request = client.stream(url, options);
    const forget: (() => void)[] = [];
    const fail = (error: unknown) => {
      for (const each of forget) each();
      request.destroy();
      reject(error);
    };
    request.on('error', fail);
    if (!body && method !== 'GET') request.end(); // else it waits for one
    request.on('request', (sent: ClientRequest) => sending.follow(sent));
    let response: IncomingMessage | undefined;
    request.on('response', (begun: IncomingMessage) => {
      response = begun;
    });
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > defaults.maxReplyBytes) fail(tooLong(label, response));
    });
    request.on('end', () => {
      for (const each of forget) each();
      // An answer may come before the body was sent whole; what was not is not looked at any more.
      if (!sending.request?.writableFinished) sending.request?.destroy();
      const {statusCode, headers: received} = response!;
      resolve({status: statusCode!, headers: received, body: Buffer.concat(chunks)});
    });
    forget.push(...signals.map(signal => onAbort(signal, () => fail(cancelled()))));
  });
}

const tooLong = (request: string, response: IncomingMessage | undefined) =>
  problem('ERR_INGEST_STRANGE_REPLY', {
    request,
    status: response?.statusCode ?? 0,
    reason: `it is longer than ${count(defaults.maxReplyBytes)} bytes`,
  });

/** Says what went wrong without the error of got itself as the cause: that one holds the headers sent. */
function explain({label, timeout}: Question, error: unknown, sent: Sending['sent']): IngestError {
  if (error instanceof IngestError) return error;
  if (error instanceof RequestError && isOfCertificate(error.code)) {
    const details = {request: label, reason: error.message};
    return problem('ERR_INGEST_CERTIFICATE', details, {sent: 'nothing'});
  }
  const reason =
    error instanceof TimeoutError
      ? `nothing complete within ${count(timeout)} ms`
      : error instanceof RequestError
        ? `${error.message}${unconnected.has(error.code) ? ' (is the base URL right, and the network there?)' : ''}`
        : 'the request could not be made';
  return problem('ERR_INGEST_UNREACHABLE', {request: label, reason}, {sent});
}

/** The host does not exist, or nobody listens there. */
const unconnected: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

/** Tells the codes of Node and OpenSSL for a certificate that was looked at and refused. */
const isOfCertificate = (code: string) =>
  /CERT|^UNABLE_TO_VERIFY_LEAF_SIGNATURE$|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$/.test(
    code,
  );
