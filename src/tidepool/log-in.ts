import {problem} from '../errors.js';
import type {Exchange} from './exchange.js';
import {readRetryAfter} from './retry-after.js';

/** An account to log in with, and how. */
export interface LogIn {
  readonly baseUrl: string;
  readonly email: string;
  readonly password: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly signals: readonly AbortSignal[];
}

/**
 * Logs in with Basic authentication in UTF-8 (RFC 7617) and gives the session token. Throws
 * `ERR_INGEST_LOGIN` when the account is refused.
 */
export async function logIn(exchange: Exchange, account: LogIn): Promise<string> {
  const {baseUrl, email, password, headers, timeout, signals} = account;
  const path = '/auth/login';
  const label = `POST ${path}`;
  const secret = Buffer.from(`${email}:${password}`, 'utf8').toString('base64');
  const {status, headers: answered} = await exchange({
    label,
    method: 'POST',
    url: `${baseUrl}${path}`,
    headers: {...headers, Authorization: `Basic ${secret}`},
    timeout,
    signals,
  });
  if (status === 401) throw problem('ERR_INGEST_LOGIN', {reason: 'e-mail or password is wrong'});
  if (status === 403) throw problem('ERR_INGEST_LOGIN', {reason: 'the account may not log in'});
  const answer = {status, retryAfter: readRetryAfter(answered)};
  if (status >= 400) {
    const detail = 'logging in failed';
    throw problem('ERR_INGEST_REFUSED', {request: label, status, detail}, {answer});
  }
  const token = answered['x-tidepool-session-token'];
  if (status < 300 && typeof token === 'string' && token !== '') return token;
  const reason = 'it brings no session token';
  throw problem('ERR_INGEST_STRANGE_REPLY', {request: label, status, reason}, {answer});
}
