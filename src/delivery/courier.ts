import {setTimeout as sleep} from 'node:timers/promises';
import {amend, problem} from '../errors.js';
import {defaults} from '../options.js';
import {Client, type Connection, type Requester, type RequestOptions} from '../tidepool/client.js';
import type {Question} from '../tidepool/exchange.js';
import {type Reply, refusal} from '../tidepool/reply.js';
import {backoff} from './backoff.js';
import {Ceiling} from './ceiling.js';
import {tellRetry, tellWait} from './tell.js';
import {type Outcome, outcomeOf, outcomeOfError} from './verdict.js';
import {Window} from './window.js';

/** How patient a courier is. */
export interface CourierOptions {
  /** Tries after the first, for each request (8). */
  readonly retries?: number | undefined;
  /** Ends all waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** Stands before a client: repeats what may be repeated, and keeps to what the platform can bear. */
export class Courier implements Requester {
  /** What is known of how long a body may be. */
  readonly ceiling = new Ceiling();
  readonly #client: Client;
  readonly #retries: number;
  readonly #signal: AbortSignal | undefined;
  readonly #window: Window;
  #lastSuccess = performance.now();

  constructor(client: Client, {retries = defaults.retries, signal}: CourierOptions = {}) {
    this.#client = client;
    this.#retries = retries;
    this.#signal = signal;
    this.#window = new Window(client.limit.size);
  }

  get routes() {
    return this.#client.routes;
  }

  get baseUrl() {
    return this.#client.baseUrl;
  }

  get closeTimeout() {
    return this.#client.closeTimeout;
  }

  /**
   * Sends a request until it is answered; for what does no harm twice. An answer that stays doubtful to
   * the end is given as it is; throws the error of the last try where there was none.
   */
  async request(
    method: Question['method'],
    path: string,
    options: RequestOptions = {},
  ): Promise<Reply> {
    for (const tries = new Tries(); ; ) {
      const outcome = await this.try(method, path, options);
      if (outcome.is === 'answered') return outcome.reply;
      tries.count(outcome);
      if (outcome.reply && this.#isSpent(tries)) return outcome.reply;
      await this.pause(outcome, tries, options.signal);
    }
  }

  /** Sends a request once. Throws what no other try would change. */
  async try(
    method: Question['method'],
    path: string,
    options: RequestOptions = {},
  ): Promise<Outcome> {
    const outcome = await this.#client
      .request(method, path, options)
      .then(outcomeOf, outcomeOfError);
    const {status = 0, retryAfter = 0} = outcome.reply ?? outcome.error?.answer ?? {};
    if (retryAfter > 0) this.#client.limit.hold(retryAfter);
    if (outcome.is === 'answered') {
      this.#lastSuccess = performance.now();
      this.#window.widen();
    } else if (status === 429 || status === 503) this.#window.narrow();
    this.#client.limit.size = this.#window.size;
    return outcome;
  }

  /** Waits before another try. Throws the error of the last one when patience is at its end. */
  async pause(outcome: Outcome, tries: Tries, signal?: AbortSignal): Promise<void> {
    const asked = (outcome.reply ?? outcome.error?.answer)?.retryAfter;
    const wait = backoff(tries.all, asked);
    const silence = performance.now() + wait - this.#lastSuccess;
    const stalled = Math.max(defaults.stalledAfter, 10 * this.#client.timeout);
    if (this.#isSpent(tries) || silence > stalled) throw giveUp(outcome, tries);
    tellWait(outcome, tries.all, wait);
    await this.#rest(wait, signal);
    tellRetry(outcome);
  }

  /** Waits before another look at what is not there yet. */
  sleep(tries: Tries, signal?: AbortSignal): Promise<void> {
    return this.#rest(backoff(tries.all), signal);
  }

  async #rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const signals = [this.#signal, signal].filter(each => each !== undefined);
    try {
      await sleep(milliseconds, undefined, {signal: AbortSignal.any(signals)});
    } catch {
      throw problem('ERR_INGEST_CANCELLED', {});
    }
  }

  #isSpent({failures}: Tries): boolean {
    return failures > this.#retries;
  }
}

/** Gives the courier of a connection. */
export function courierOf(connection: Connection & CourierOptions): Courier {
  if (!('client' in connection)) return new Courier(new Client(connection), connection);
  const {client} = connection;
  return client instanceof Courier ? client : new Courier(client as Client, connection);
}

/** Counts the tries of one request: being told to wait is no failure. */
export class Tries {
  failures = 0;
  all = 0;

  count({is}: Outcome): void {
    this.all++;
    if (is === 'doubtful') this.failures++;
  }
}

/** Makes the error of a request that got no answer in all its tries. */
export function giveUp({reply, error}: Outcome, {all}: Tries): unknown {
  const last = error ?? refusal(reply!);
  return all > 1 ? amend(last, `Gave up after ${all} tries.`) : last;
}
