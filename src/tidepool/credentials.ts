import {IngestError, problem} from '../errors.js';

/** Who the requests come from: a session token, an account to get one with, or both. */
export interface CredentialOptions {
  /** Sent with each request until the platform refuses it. */
  readonly sessionToken?: string | undefined;
  /** E-mail address of the account to log in with. */
  readonly email?: string | undefined;
  /** Password of that account. */
  readonly password?: string | undefined;
}

/** Refuses credentials that cannot work, before anything is sent; throws `ERR_INGEST_USAGE`. */
export function checkCredentials({sessionToken, email, password}: CredentialOptions): void {
  if (!sessionToken && !(email && password)) {
    throw usage('expected a session token, or e-mail and password');
  }
  if (sessionToken && !/^[\x21-\x7e]+$/.test(sessionToken)) {
    throw usage('the session token holds a blank, a line break or another character no token has');
  }
  if (email?.includes(':')) throw usage('the e-mail must not hold a colon (RFC 7617)');
}

const usage = (reason: string) =>
  problem('ERR_INGEST_USAGE', {message: `the credentials cannot be used: ${reason}.`});

/** A session token and how it fared; told apart by identity, for a log-in may give the same text twice. */
export interface Token {
  readonly text: string;
  /** A `second log-in` is made where the token of the first was refused before it was ever accepted. */
  readonly from: 'caller' | 'log-in' | 'second log-in';
  state: 'untried' | 'accepted';
}

/** Logs in and gives the token, unless one of the signals aborts. */
export type LogInOnce = (signals: readonly AbortSignal[]) => Promise<string>;

/** The token that requests are sent with, renewed by one log-in at a time. */
export class Credentials {
  #present: Token | undefined;
  readonly #logIn: LogInOnce | undefined;
  #underWay: Promise<Token> | undefined;
  /** Why no other request need be sent: an account that is refused once too often gets locked. */
  #final: IngestError | undefined;

  constructor(sessionToken: string | undefined, logIn: LogInOnce | undefined) {
    this.#present = sessionToken
      ? {text: sessionToken, from: 'caller', state: 'untried'}
      : undefined;
    this.#logIn = logIn;
  }

  /**
   * Gives the present token to a request, after a first log-in where there is none. Throws what has
   * refused this account for good.
   */
  async token(request: string, signals: readonly AbortSignal[] = []): Promise<Token> {
    if (this.#final) throw this.#final;
    // A token that is being replaced was refused already.
    return this.#underWay ?? this.#present ?? this.#renew(request, signals);
  }

  /**
   * Sees to another token than the one that was refused to a request. Throws `ERR_INGEST_UNAUTHENTICATED`
   * where there is no account to log in with, or two log-ins before this have not helped.
   */
  async replace(
    refused: Token,
    request: string,
    signals: readonly AbortSignal[] = [],
  ): Promise<'stale' | 'renewed'> {
    if (refused !== this.#present) return 'stale';
    const isFresh = refused.from !== 'caller' && refused.state === 'untried';
    if ((isFresh && refused.from === 'second log-in') || !this.#logIn) {
      this.#final ??= problem('ERR_INGEST_UNAUTHENTICATED', {request});
      throw this.#final;
    }
    await this.#renew(request, signals, isFresh ? 'second log-in' : 'log-in');
    return 'renewed';
  }

  /** Logs in; who comes while a log-in is under way waits for that one. */
  async #renew(
    request: string,
    signals: readonly AbortSignal[],
    from: Token['from'] = 'log-in',
  ): Promise<Token> {
    if (!this.#logIn) throw problem('ERR_INGEST_UNAUTHENTICATED', {request});
    this.#underWay ??= this.#logIn(signals)
      .then((text): Token => ({text, from, state: 'untried'}))
      .catch(error => {
        if (error instanceof IngestError && error.code === 'ERR_INGEST_LOGIN') this.#final = error;
        throw error;
      })
      .finally(() => {
        this.#underWay = undefined;
      });
    this.#present = await this.#underWay;
    return this.#present;
  }
}
