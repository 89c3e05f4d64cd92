import path from 'node:path';
import {CommanderError} from 'commander';
import {problem} from '../../errors.js';
import {didYouMean} from '../../warnings/did-you-mean.js';
import type {Flag} from '../flags/flag.js';
import type {ConfigurationFile} from './files.js';

/** The flags that a file may say, by the name of their setting: `batchSize` for `--batch-size`. */
export type Configurable = ReadonlyMap<string, Flag>;

/**
 * Checks what a file says and makes values of it, as the flags would. Throws `ERR_INGEST_USAGE`, without
 * a word of what stands there: it may be a secret in the wrong place.
 */
export function valuesOf(
  {file, layer, content = {}}: ConfigurationFile,
  known: Configurable,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(content)) {
    if (name === '$schema') continue;
    const refuse = (reason: string) =>
      problem('ERR_INGEST_USAGE', {message: `${file}: ${name}: ${reason}`});
    if (secret.test(name)) throw refuse(noSecrets);
    const flag = known.get(name);
    if (!flag) throw refuse(unknown(name, known));
    if (name === 'baseUrl' && layer === 'project file' && !isTrusted(value)) {
      throw refuse(foreignHost);
    }
    values.set(name, read(value, flag, file, refuse));
  }
  for (const [name, flag] of known) {
    const other = flag.contradicts.find(each => values.has(each));
    if (!values.has(name) || other === undefined) continue;
    const message = `${file}: ${name} and ${other} cannot both be set.`;
    throw problem('ERR_INGEST_USAGE', {message});
  }
  return values;
}

const secret = /token|password|secret|credential|e-?mail|api-?_?key/i;

const noSecrets =
  'credentials have no place in a configuration file. Set TIDEPOOL_SESSION_TOKEN, or TIDEPOOL_EMAIL and TIDEPOOL_PASSWORD, in the environment, or name a file with TIDEPOOL_SESSION_TOKEN_FILE or TIDEPOOL_PASSWORD_FILE.';

const foreignHost =
  'a file in the folder of the data may name tidepool.org and this machine only, for credentials are sent there. Use --base-url, TIDEPOOL_BASE_URL or the file of the user for any other.';

function unknown(name: string, known: Configurable): string {
  const meant = didYouMean(name, known.keys());
  if (meant !== undefined) return `no such setting. Did you mean ${meant}?`;
  return `no such setting. There are ${[...known.keys()].sort().join(', ')}.`;
}

/** Whoever sends a folder of data must not get the password of the one who uploads it. */
function isTrusted(value: unknown): boolean {
  const host = URL.canParse(`${value}`) ? new URL(`${value}`).hostname : '';
  return /(^|\.)tidepool\.org$|^localhost$|^127\.0\.0\.1$|^\[::1\]$/.test(host);
}

function read(
  value: unknown,
  flag: Flag,
  file: string,
  refuse: (reason: string) => Error,
): unknown {
  const {takes} = flag;
  const expected = expectedTypes[takes.is];
  if (!expected.includes(typeof value)) throw refuse(`expected a ${expected.join(' or a ')}.`);
  if (takes.is === 'nothing') return value;
  try {
    const made = flag.read(`${value}`);
    const isPath = takes.is === 'file' || takes.is === 'folder';
    return isPath ? path.resolve(path.dirname(file), made as string) : made;
  } catch (error) {
    if (error instanceof CommanderError) throw refuse(error.message);
    throw error;
  }
}

/** The types of JSON that a setting may have. */
const expectedTypes: Readonly<Record<Flag['takes']['is'], readonly string[]>> = {
  nothing: ['boolean'],
  text: ['string'],
  file: ['string'],
  folder: ['string'],
  regex: ['string'],
  choice: ['string'],
  limit: ['number', 'string'],
  'whole number': ['number'],
};
