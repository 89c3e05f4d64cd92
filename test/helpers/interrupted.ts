import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {
  type IngestFailure,
  type IngestOptions,
  type IngestSummary,
  ingest,
} from '../../src/index.js';
import type {Source} from '../../src/ingest/input/input.js';
import {temporaryFolder} from './temporary.js';
import {people, type TestSandbox, testSandbox} from './test-sandbox.js';

/** A sandbox, a folder with a ledger in it, and runs over both. */
export interface Scene {
  readonly sandbox: TestSandbox;
  readonly folder: string;
  readonly ledger: string;
  /** Runs to the end. */
  run(source: Source, more?: Partial<IngestOptions>): Promise<IngestSummary>;
  /** Runs until the platform falls silent after so many batches. */
  runUntil(batches: number, source: Source, more?: Partial<IngestOptions>): Promise<IngestFailure>;
  /** Runs to an error. */
  fail(source: Source, more?: Partial<IngestOptions>): Promise<IngestFailure>;
}

/** Sets the scene: batches of five, one at a time. */
export async function scene(t: ExecutionContext, token = 'user-token'): Promise<Scene> {
  const sandbox = await testSandbox(t);
  const folder = temporaryFolder(t);
  const ledger = path.join(folder, 'ledger');
  const {userId} = people.users[0]!;
  const run = (source: Source, more: Partial<IngestOptions> = {}) =>
    ingest(source, {
      ...{baseUrl: sandbox.url, userId, sessionToken: token, ledger},
      ...{batchSize: 5, concurrency: 1, ...more},
    });
  const fail = async (source: Source, more?: Partial<IngestOptions>) =>
    (await t.throwsAsync(run(source, more))) as IngestFailure;
  return {
    ...{sandbox, folder, ledger, run, fail},
    async runUntil(batches, source, more) {
      sandbox.faults([{at: 'add', do: 'hang-up-after', after: batches, times: -1}]);
      const failure = await fail(source, {retries: 0, ...more});
      sandbox.clearFaults();
      return failure;
    },
  };
}

/** What the platform holds: a run that sends nothing leaves it as it is. */
export const held = ({sandbox}: Scene): string => JSON.stringify(sandbox.state());

/** Times of the data that are visible, in order. */
export const visible = ({sandbox}: Scene): string[] =>
  sandbox
    .state()
    .data.filter(({_active}) => _active)
    .map(({time}) => new Date(time as string).toISOString())
    .sort();
