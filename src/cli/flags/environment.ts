import {isUtf8} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {problem} from '../../errors.js';
import {systemFault} from '../../print/system-fault.js';
import type {CredentialOptions} from '../../tidepool/credentials.js';

/** The environment of the process, or a stand-in of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the credentials, the values themselves or the files that hold them; throws `ERR_INGEST_USAGE`. */
export function readCredentials(environment: Environment): CredentialOptions {
  const sessionToken = secret(environment, 'TIDEPOOL_SESSION_TOKEN');
  const email = environment.TIDEPOOL_EMAIL || undefined;
  const password = secret(environment, 'TIDEPOOL_PASSWORD');
  if ((email === undefined) !== (password === undefined)) {
    const missing = email === undefined ? 'TIDEPOOL_EMAIL' : 'TIDEPOOL_PASSWORD';
    throw usage(`${missing} is missing: a log-in needs both TIDEPOOL_EMAIL and TIDEPOOL_PASSWORD.`);
  }
  if (sessionToken === undefined && email === undefined) {
    throw usage(
      'no credentials: set TIDEPOOL_SESSION_TOKEN, or TIDEPOOL_EMAIL and TIDEPOOL_PASSWORD, in the environment.',
    );
  }
  return {sessionToken, email, password};
}

/** A secret by its variable, else by the file that `..._FILE` names, without what an editor adds to it. */
function secret(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  if (value) return value;
  const file = environment[`${name}_FILE`];
  if (!file) return undefined;
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw usage(`${name}_FILE names ${file}, which cannot be read (${systemFault(code)}).`);
  }
  // Windows PowerShell writes UTF-16 with `>`; sent so, it would be refused as a wrong password.
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw usage(`${name}_FILE names ${file}, which is not text in UTF-8. Save it as UTF-8.`);
  }
  const text = bytes.toString().replace(/^\ufeff|\r?\n$/g, '');
  if (!text) throw usage(`${name}_FILE names ${file}, which is empty.`);
  return text;
}

const usage = (message: string) => problem('ERR_INGEST_USAGE', {message});
