import {problem} from '../errors.js';

/** Who the requests come from: a session token, an account to get one with, or both. */
export interface CredentialOptions {
  readonly sessionToken?: string | undefined;
  readonly email?: string | undefined;
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

/** The token that requests are sent with, renewed by one log-in at a time. */
export class Credentials {
  #present: string | undefined;
  readonly #logIn: (() => Promise<string>) | undefined;
  #underWay: Promise<string> | undefined;

  constructor(sessionToken: string | undefined, logIn: (() => Promise<string>) | undefined) {
    this.#present = sessionToken;
    this.#logIn = logIn;
  }

  /** Gives the present token to a request, after a first log-in where there is none. */
  async token(request: string): Promise<string> {
    return this.#present ?? this.renew(request);
  }

  /** Tells whether a token that was refused is still the one all requests are sent with. */
  isPresent(token: string): boolean {
    return token === this.#present;
  }

  /**
   * Logs in for a request; one that asks while a log-in is under way waits for that one. Throws
   * `ERR_INGEST_UNAUTHENTICATED` where there is no account to log in with.
   */
  async renew(request: string): Promise<string> {
    if (!this.#logIn) throw problem('ERR_INGEST_UNAUTHENTICATED', {request});
    this.#underWay ??= this.#logIn().finally(() => {
      this.#underWay = undefined;
    });
    this.#present = await this.#underWay;
    return this.#present;
  }
}
