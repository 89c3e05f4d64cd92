import {problem} from '../errors.js';

/** Where the platform is: the data API, and the log-in beside it. Neither ends with a slash. */
export interface BaseUrl {
  readonly data: string;
  readonly logIn: string;
}

/**
 * Reads everything before `/v1/...`, such as `https://api.tidepool.org`; a trailing `/dataservices`
 * belongs to the data API alone. Throws `ERR_INGEST_USAGE` for what is not https, loopback apart.
 */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isPrivate(url)) {
    const expected = 'expected https://..., or http:// on 127.0.0.1, localhost or [::1]';
    throw refuse(`${expected}; got ${describe(url)}`);
  }
  if (url.username || url.password) throw refuse('it must not hold a user name or a password');
  if (url.search || url.hash) throw refuse('it must not hold a query or a fragment');
  const data = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  return {data, logIn: data.replace(/\/dataservices$/, '')};
}

/** A token must not cross a network in the clear. */
function isPrivate({protocol, hostname}: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

function describe(url: URL | undefined): string {
  if (!url) return 'something without https:// before it';
  return url.protocol === 'http:' ? 'http:// on another host' : 'something else before the host';
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

// The URL itself is not repeated: it may hold a password.
const refuse = (reason: string) =>
  problem('ERR_INGEST_USAGE', {message: `the base URL cannot be used: ${reason}.`});
