import {randomUUID} from 'node:crypto';
import type * as t from 'io-ts';
import {checkCount, problem} from '../errors.js';
import {defaults} from '../options.js';
import {createAgents, type Environment} from './agents.js';
import {type BaseUrl, parseBaseUrl} from './base-url.js';
import {type CredentialOptions, Credentials, checkCredentials} from './credentials.js';
import {createExchange, type Exchange, type Question} from './exchange.js';
import {Limit} from './limit.js';
import {logIn} from './log-in.js';
import {paced} from './paced.js';
import {expectReply, type Reply, readReply} from './reply.js';
import {createRoutes, type Routes, type Spelling} from './routes.js';
import {longestTimer} from './sleep.js';
import {withoutSecret} from './without-secret.js';

/** How to reach the platform, and as whom. */
export interface ClientOptions extends CredentialOptions {
  /** Everything before `/v1/...`. */
  readonly baseUrl: string;
  /** Requests in flight, whatever they are for. */
  readonly concurrency?: number | undefined;
  /** Milliseconds a whole request may take, a close too, which without it has ten minutes. */
  readonly timeout?: number | undefined;
  /** Cancels every request. */
  readonly signal?: AbortSignal | undefined;
  /** Spelling of the routes that exist in two. */
  readonly routes?: Spelling | undefined;
  /** Where `HTTPS_PROXY` and `NO_PROXY` are looked up. */
  readonly environment?: Environment | undefined;
}

/** What sends requests: a client, or something that stands before one. */
export interface Requester {
  readonly routes: Routes;
  /** Everything before `/v1/...`. */
  readonly baseUrl: string;
  /** Milliseconds a close may take. */
  readonly closeTimeout: number;
  request(method: Question['method'], path: string, options?: RequestOptions): Promise<Reply>;
}

/** A client that is shared, or what to make one of. */
export type Connection = ClientOptions | {readonly client: Requester};

/** What a request may carry besides its path. */
export interface RequestOptions {
  /** Bytes that are JSON already, or a value to serialise. */
  readonly body?: Buffer | object;
  /** Milliseconds; the client's own where absent. */
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
  /** What a success must hold; one without it is not the platform's. */
  readonly expect?: t.Decoder<unknown, unknown>;
}

/** Gives the client of a connection. */
export function clientOf(connection: Connection): Requester {
  return 'client' in connection ? connection.client : new Client(connection);
}

/** Sends requests to the platform for one account. Throws `ERR_INGEST_USAGE` for options that cannot work. */
export class Client implements Requester {
  /** Milliseconds a request may take. */
  readonly timeout: number;
  /** Milliseconds a close may take. */
  readonly closeTimeout: number;
  readonly #options: ClientOptions;
  readonly #parts: Parts;
  readonly #signals: readonly AbortSignal[];

  constructor(options: ClientOptions, parts: Parts = makeParts(options)) {
    const {timeout, signal} = options;
    this.timeout = timeout ?? defaults.timeout;
    this.closeTimeout = timeout ?? defaults.closeTimeout;
    this.#options = options;
    this.#parts = parts;
    this.#signals = signal ? [signal] : [];
  }

  /** Paths of its requests. */
  get routes(): Routes {
    return this.#parts.routes;
  }

  get baseUrl(): string {
    return this.#parts.base.data;
  }

  /** How many requests may be in flight, whatever they are for, and whether any may. */
  get limit(): Limit {
    return this.#parts.limit;
  }

  /** Gives the same client under another signal, for what is left to do when its own has aborted. */
  under(signal: AbortSignal): Client {
    return new Client({...this.#options, signal}, this.#parts);
  }

  /**
   * Sends one request and gives the platform's answer, an error as well. Throws `ERR_INGEST_LOGIN`,
   * `ERR_INGEST_UNAUTHENTICATED`, `ERR_INGEST_UNREACHABLE`, `ERR_INGEST_CERTIFICATE`,
   * `ERR_INGEST_STRANGE_REPLY` or `ERR_INGEST_CANCELLED`.
   */
  async request(
    method: Question['method'],
    path: string,
    options: RequestOptions = {},
  ): Promise<Reply> {
    const {body, timeout = this.timeout, signal, expect} = options;
    const {base, headers, limit} = this.#parts;
    const signals = signal ? [...this.#signals, signal] : this.#signals;
    const send = () =>
      this.#authenticated({
        label: `${method} ${path}`,
        method,
        url: `${base.data}${path}`,
        headers: {...headers, ...(body && {'Content-Type': 'application/json'})},
        body: body && !Buffer.isBuffer(body) ? Buffer.from(JSON.stringify(body)) : body,
        timeout,
        signals,
      });
    const reply = await limit.run(send, signals);
    if (expect && reply.status < 400) expectReply(reply, expect);
    return reply;
  }

  /** Repeats what was refused for an older token as it is, and again after a log-in. */
  async #authenticated(question: Question): Promise<Reply> {
    const {credentials, exchange} = this.#parts;
    let renewals = 0;
    for (let repeats = 0; ; repeats++) {
      const token = await credentials.token(question.label, this.#signals);
      const headers = {...question.headers, 'X-Tidepool-Session-Token': token.text};
      const answer = withoutSecret(await exchange({...question, headers}), token.text);
      const reply = readReply(question.label, answer, repeats);
      if (reply.status !== 401) {
        token.state = 'accepted';
        return reply;
      }
      if (renewals === mostRenewals) {
        throw problem('ERR_INGEST_UNAUTHENTICATED', {request: reply.request});
      }
      const renewal = await credentials.replace(token, reply.request, this.#signals);
      if (renewal === 'renewed') renewals++;
    }
  }
}

/** Log-ins for one request: it may meet two expiries, but what is always refused must come to an end. */
const mostRenewals = 2;

/** What clients of one account share. */
interface Parts {
  readonly base: BaseUrl;
  readonly routes: Routes;
  readonly limit: Limit;
  readonly exchange: Exchange;
  readonly credentials: Credentials;
  readonly headers: Readonly<Record<string, string>>;
}

function makeParts(options: ClientOptions): Parts {
  const {concurrency = defaults.concurrency, timeout, email, password, routes} = options;
  checkCredentials(options);
  checkCount('concurrency', concurrency);
  if (timeout !== undefined) checkCount('timeout', timeout, longestTimer);
  const base = parseBaseUrl(options.baseUrl);
  const agents = createAgents(base.data, options.environment ?? process.env);
  const limit = new Limit(concurrency);
  const exchange = paced(createExchange(agents), limit);
  // One name for all requests of this run, so that the platform's support finds them together.
  const headers = {'X-Tidepool-Trace-Session': randomUUID()};
  const account = email && password ? {email, password} : undefined;
  const credentials = new Credentials(
    options.sessionToken,
    account &&
      (signals =>
        logIn(exchange, {
          ...{...account, baseUrl: base.logIn, headers, signals},
          timeout: timeout ?? defaults.timeout,
        })),
  );
  return {base, routes: createRoutes(routes ?? 'data_sets'), limit, exchange, credentials, headers};
}
