import {problem} from '../errors.js';
import type {ClientOptions} from '../tidepool/client.js';
import type {IngestOptions} from './options.js';

/** Says how the platform is reached. */
export function clientOptions(options: IngestOptions): ClientOptions {
  const {baseUrl, sessionToken, email, password, concurrency, timeout, signal} = options;
  if (baseUrl === undefined) {
    throw problem('ERR_INGEST_USAGE', {message: 'baseUrl is missing: where does the upload go?'});
  }
  return {baseUrl, sessionToken, email, password, concurrency, timeout, signal};
}
