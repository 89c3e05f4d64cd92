import {execFileSync} from 'node:child_process';
import path from 'node:path';
import type {DataFile} from '../files/data-file.js';
import {nestedPath} from '../files/forms.js';
import type {Contestant} from '../measure/contestant.js';
import {userId} from '../peers/job.js';
import {bin} from '../project.js';

/** How the command line of the package is to work. */
export interface OurOptions {
  readonly url: string;
  readonly data: DataFile;
  /** Threads beside the main one: none, or as many as it takes by itself. */
  readonly workers: 'none' | 'default';
  /** Requests that may be in flight (its own default). */
  readonly inFlight?: number;
  /** Whether it keeps a ledger, prints progress and writes a rejects file. */
  readonly guarantees?: 'off' | 'on';
}

let known: boolean | undefined;

/** Tells whether the command line knows `--workers`. */
export function hasWorkers(): boolean {
  const argv = [bin, 'upload', '--help'];
  known ??= execFileSync(process.execPath, argv, {encoding: 'utf8'}).includes('--workers');
  return known;
}

/** Names of both in all tables. */
export const ourNames = {none: 'tidepool-ingest, one thread', default: 'tidepool-ingest'} as const;

/** Runs `tidepool-ingest upload` as users do. */
export function ours({url, data, workers, inFlight, guarantees = 'off'}: OurOptions): Contestant {
  return {
    name: ourNames[workers],
    data,
    delivers: 'valid',
    exitCodes: [data.form === 'invalid' ? 4 : 0],
    argv: folder => [
      ...[bin, 'upload', data.file, '--user-id', userId, '--base-url', url],
      ...(workers === 'none' && hasWorkers() ? ['--workers', '0'] : []),
      ...(data.form === 'nested' ? ['--path', nestedPath] : []),
      ...(inFlight === undefined ? [] : ['--concurrency', `${inFlight}`]),
      ...(guarantees === 'on'
        ? ['--state', path.join(folder, 'ledger'), '--rejects', path.join(folder, 'rejects.jsonl')]
        : ['--json', '--quiet']),
    ],
  };
}

/** Ours on one thread, and with the workers it takes by itself where it has any. */
export function bothOfOurs(options: Omit<OurOptions, 'workers'>): Contestant[] {
  const one = ours({...options, workers: 'none'});
  return hasWorkers() ? [one, ours({...options, workers: 'default'})] : [one];
}
