import {amend, problem} from '../errors.js';
import {defaults} from '../options.js';
import {count} from '../print/numbers.js';
import {Client, type Connection, type Requester, type RequestOptions} from '../tidepool/client.js';
import type {Question} from '../tidepool/exchange.js';
import {type Reply, refusal} from '../tidepool/reply.js';
import {sleep} from '../tidepool/sleep.js';
import {backoff} from './backoff.js';
import {Ceiling} from './ceiling.js';
import {Siblings} from './siblings.js';
import {tellRetry, tellWait} from './tell.js';
import {type Outcome, outcomeOf, outcomeOfError} from './verdict.js';

/** How patient a courier is. */
export interface CourierOptions {
  /** Tries after the first, for each request (8). */
  readonly retries?: number | undefined;
  /** Milliseconds without any success after which it gives up (ten timeouts, at least a minute). */
  readonly patience?: number | undefined;
  /** Ends all waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** Stands before a client: repeats what may be repeated, until patience is at its end. */
export class Courier implements Requester {
  /** What is known of how long a body may be. */
  readonly ceiling = new Ceiling();
  /** What is known of data that pass, and of those that do not. */
  readonly siblings = new Siblings();
  readonly #client: Client;
  readonly #retries: number;
  readonly #patience: number;
  readonly #signals: readonly AbortSignal[];
  /** When the first request failed after the last that went well. */
  #troubleSince: number | undefined;

  constructor(client: Client, options: CourierOptions = {}) {
    const {retries, patience, signal} = options;
    const timeouts = defaults.stalledTimeouts * client.timeout;
    this.#client = client;
    this.#retries = retries ?? defaults.retries;
    this.#patience = patience ?? Math.max(defaults.stalledLeast, timeouts);
    this.#signals = signal ? [signal] : [];
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

  /** Gives a courier of the same client that is to be done in time, for what is left to do at an end. */
  inHaste({signal, ...options}: CourierOptions & {readonly signal: AbortSignal}): Courier {
    return new Courier(this.#client.under(signal), {...options, signal});
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
    this.#expectTime(`${method} ${path}`);
    const outcome = await this.#client
      .request(method, path, options)
      .then(outcomeOf, outcomeOfError);
    if (outcome.is === 'answered') this.#troubleSince = undefined;
    else this.#troubleSince ??= performance.now();
    return outcome;
  }

  /** Waits before another try. Throws the error of the last one when patience is at its end. */
  async pause(outcome: Outcome, tries: Tries, signal?: AbortSignal): Promise<void> {
    const wait = backoff(tries.all, (outcome.reply ?? outcome.error?.answer)?.retryAfter);
    const now = performance.now();
    const silence = now + wait - (this.#troubleSince ?? now);
    if (this.#isSpent(tries) || silence > this.#patience) throw giveUp(outcome, tries);
    tellWait(outcome, tries.all, wait);
    await this.#rest(wait, signal);
    tellRetry(outcome);
  }

  /** Waits before another look at what is not there yet. */
  sleep(tries: Tries, signal?: AbortSignal): Promise<void> {
    return this.#rest(backoff(tries.all), signal);
  }

  #rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return sleep(milliseconds, signal ? [...this.#signals, signal] : this.#signals);
  }

  /** Sends nothing where the platform has asked to wait longer than we do. */
  #expectTime(request: string): void {
    const {heldFor} = this.#client.limit;
    if (heldFor <= this.#patience) return;
    const seconds = count(Math.ceil(heldFor / 1_000));
    const reason = `the platform asks to send nothing for ${seconds} s`;
    throw problem('ERR_INGEST_UNREACHABLE', {request, reason});
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
  /** Those that may have reached the platform all the same. */
  lost = 0;

  count({is, error}: Outcome): void {
    this.all++;
    if (is !== 'doubtful') return;
    this.failures++;
    if (error?.sent !== 'nothing') this.lost++;
  }
}

/** Makes the error of a request that got no answer in all its tries. */
export function giveUp({reply, error}: Outcome, {all}: Tries): unknown {
  const last = error ?? refusal(reply!);
  return all > 1 ? amend(last, `Gave up after ${all} tries.`) : last;
}
