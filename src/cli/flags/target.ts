import {randomUUID} from 'node:crypto';
import {problem} from '../../errors.js';
import type {Counts} from '../../sandbox/index.js';
import {parseBaseUrl} from '../../tidepool/base-url.js';
import {type CredentialOptions, checkCredentials} from '../../tidepool/credentials.js';
import {type Environment, readCredentials} from './environment.js';

/** Where the platform is, and who asks. */
export interface Connection extends CredentialOptions {
  readonly baseUrl: string;
}

/** Where an upload goes. */
export interface Target {
  /** Empty for a dry run. */
  readonly connection: Connection | Record<never, never>;
  /** Stops a sandbox and counts what it held. */
  stop(): Promise<Counts | undefined>;
}

/** Finds the platform, or starts a sandbox with this one user in its place; throws `ERR_INGEST_USAGE`. */
export async function startTarget(
  flags: {baseUrl?: string; sandbox?: true; dryRun?: true},
  userId: string,
  environment: Environment,
): Promise<Target> {
  const stop = async () => undefined;
  if (flags.dryRun) return {connection: {}, stop};
  if (!flags.sandbox) {
    const otherwise = ', or try it with --sandbox';
    return {connection: readConnection(flags.baseUrl, environment, otherwise), stop};
  }
  const {startSandbox} = await import('../../sandbox/index.js');
  const sessionToken = randomUUID();
  // Data are counted, not kept: an upload of any size must fit into memory.
  const sandbox = await startSandbox({users: [{userId, sessionToken}], discard: true});
  return {
    connection: {baseUrl: sandbox.url, sessionToken},
    async stop() {
      const counts = sandbox.counts();
      await sandbox.stop();
      return counts;
    },
  };
}

/** Reads the base URL and the credentials; throws `ERR_INGEST_USAGE`. */
export function readConnection(
  baseUrl: string | undefined,
  environment: Environment,
  otherwise = '',
): Connection {
  if (baseUrl === undefined) {
    throw problem('ERR_INGEST_USAGE', {
      message: `where is the platform? Name it with --base-url or TIDEPOOL_BASE_URL${otherwise}.`,
    });
  }
  parseBaseUrl(baseUrl);
  const credentials = readCredentials(environment);
  checkCredentials(credentials);
  return {baseUrl, ...credentials};
}
