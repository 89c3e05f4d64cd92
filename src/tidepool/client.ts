import {randomUUID} from 'node:crypto';
import type * as t from 'io-ts';
import {checkCount, problem} from '../errors.js';
import {defaults} from '../options.js';
import {createAgents, type Environment} from './agents.js';
import {type BaseUrl, parseBaseUrl} from './base-url.js';
import {type CredentialOptions, Credentials, checkCredentials} from './credentials.js';
import {createExchange, type Exchange, type Question} from './exchange.js';
import {Limit, longestTimer} from './limit.js';
import {logIn} from './log-in.js';
import {expectReply, type Reply, readReply} from './reply.js';
import {createRoutes, type Routes, type Spelling} from './routes.js';

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
  readonly routes: Routes;
  /** Milliseconds a close may take. */
  readonly closeTimeout: number;
  readonly #base: BaseUrl;
  /** Milliseconds a request may take. */
  readonly timeout: number;
  readonly #signals: readonly AbortSignal[];
  readonly #exchange: Exchange;
  /** How many requests may be in flight, whatever they are for. */
  readonly limit: Limit;
  readonly #credentials: Credentials;
  /** One name for all requests of this run, so that the platform's support finds them together. */
  readonly #headers = {'X-Tidepool-Trace-Session': randomUUID()};

  constructor(options: ClientOptions) {
    const {concurrency = defaults.concurrency, timeout, signal, routes = 'data_sets'} = options;
    checkCredentials(options);
    checkCount('concurrency', concurrency);
    if (timeout !== undefined) checkCount('timeout', timeout, longestTimer);
    this.#base = parseBaseUrl(options.baseUrl);
    this.routes = createRoutes(routes);
    this.timeout = timeout ?? defaults.timeout;
    this.closeTimeout = timeout ?? defaults.closeTimeout;
    this.#signals = signal ? [signal] : [];
    this.#exchange = createExchange(
      createAgents(this.#base.data, options.environment ?? process.env),
    );
    this.limit = new Limit(concurrency);
    this.#credentials = new Credentials(options.sessionToken, this.#logIn(options));
  }

  /**
   * Sends one request and gives the platform's answer, an error as well. Throws `ERR_INGEST_LOGIN`,
   * `ERR_INGEST_UNAUTHENTICATED`, `ERR_INGEST_UNREACHABLE`, `ERR_INGEST_STRANGE_REPLY` or `ERR_INGEST_CANCELLED`.
   */
  async request(
    method: Question['method'],
    path: string,
    options: RequestOptions = {},
  ): Promise<Reply> {
    const {body, timeout = this.timeout, signal, expect} = options;
    const signals = signal ? [...this.#signals, signal] : this.#signals;
    const send = () =>
      this.#authenticated({
        label: `${method} ${path}`,
        method,
        url: `${this.#base.data}${path}`,
        headers: {...this.#headers, ...(body && {'Content-Type': 'application/json'})},
        body: body && !Buffer.isBuffer(body) ? Buffer.from(JSON.stringify(body)) : body,
        timeout,
        signals,
      });
    const reply = await this.limit.run(send, signals);
    if (expect && reply.status < 400) expectReply(reply, expect);
    return reply;
  }

  get baseUrl(): string {
    return this.#base.data;
  }

  /** Repeats what was refused for an older token as it is, and once more after a log-in. */
  async #authenticated(question: Question): Promise<Reply> {
    let renewal: 'stale' | 'renewed' = 'stale';
    for (let repeats = 0; ; repeats++) {
      const token = await this.#credentials.token(question.label);
      const headers = {...question.headers, 'X-Tidepool-Session-Token': token.text};
      const reply = readReply(
        question.label,
        await this.#exchange({...question, headers}),
        repeats,
      );
      if (reply.status !== 401) {
        token.state = 'accepted';
        return reply;
      }
      if (renewal === 'renewed')
        throw problem('ERR_INGEST_UNAUTHENTICATED', {request: reply.request});
      renewal = await this.#credentials.replace(token, reply.request);
    }
  }

  #logIn({email, password}: CredentialOptions): (() => Promise<string>) | undefined {
    if (!email || !password) return undefined;
    return () =>
      logIn(this.#exchange, {
        baseUrl: this.#base.logIn,
        email,
        password,
        headers: this.#headers,
        timeout: this.timeout,
        signals: this.#signals,
      });
  }
}
