import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../src/sandbox/index.js';
import {type Answer, ask, type Question} from './ask.js';

/** The people of the recorded sessions. */
export const people = {
  users: [
    {userId: 'aaaaaaaaaa', sessionToken: 'user-token', email: 'a@example.org', password: 'a:ü"'},
    {userId: 'bbbbbbbbbb', sessionToken: 'other-token', email: 'b@example.org', password: 'b'},
    {
      userId: 'cccccccccc',
      sessionToken: 'uploader-token',
      permissions: {aaaaaaaaaa: ['upload' as const]},
    },
    {
      userId: 'dddddddddd',
      sessionToken: 'viewer-token',
      permissions: {aaaaaaaaaa: ['view' as const]},
    },
  ],
  services: ['service-token'],
};

/** A sandbox of a test, and how to ask it. */
export interface TestSandbox extends Sandbox {
  /** `ask('PUT /v1/data_sets/...')`, by default with the owner's token. */
  ask(request: string, question?: Question): Promise<Answer>;
  /** Opens a set, and gives its id. */
  open(fields?: object, question?: Question): Promise<string>;
  /** Adds data to a set. */
  add(id: string, data: readonly unknown[], question?: Question): Promise<Answer>;
  /** Waits until a store call is held. */
  untilHeld(): Promise<void>;
  /** Closes a set, with a body. */
  close(id: string, question?: Question): Promise<Answer>;
}

/** Starts a sandbox that goes away with its test. */
export async function testSandbox(
  t: Pick<ExecutionContext, 'teardown'>,
  options: SandboxOptions = {},
): Promise<TestSandbox> {
  const sandbox = await startSandbox({...people, ...options});
  t.teardown(() => sandbox.stop());
  const {url} = sandbox;
  return {
    ...sandbox,
    ask: (request, question) => ask(url, request, question),
    async untilHeld() {
      while (sandbox.held() === 0) await sleep(1);
    },
    async open(fields = {}, question = {}) {
      const body = {deviceId: 'dev1', deduplicator: {name: hash}, ...fields};
      const {json} = await ask(url, 'POST /v1/users/aaaaaaaaaa/data_sets', {...question, body});
      return json.data.uploadId;
    },
    add: (id, body, question) => ask(url, `POST /v1/data_sets/${id}/data`, {...question, body}),
    close: (id, question) =>
      ask(url, `PUT /v1/data_sets/${id}`, {body: {dataState: 'closed'}, ...question}),
  };
}

/** Full names of the deduplicators. */
export const hash = 'org.tidepool.deduplicator.device.deactivate.hash';
export const truncate = 'org.tidepool.deduplicator.device.truncate.dataset';
export const dropHash = 'org.tidepool.deduplicator.dataset.drop.hash';
export const deleteOrigin = 'org.tidepool.deduplicator.dataset.delete.origin';
export const deleteOriginOlder = 'org.tidepool.deduplicator.dataset.delete.origin.older';
export const none = 'org.tidepool.deduplicator.none';

/** Makes the cbg number `i`, five minutes after the one before. */
export const cbg = (i: number, more: object = {}) => ({
  type: 'cbg',
  time: new Date(Date.UTC(2026, 10, 1) + i * 300_000).toISOString().replace('.000', ''),
  deviceId: 'dev1',
  units: 'mmol/L',
  value: Math.round(40 + (i % 100)) / 10,
  ...more,
});

/** Makes the id of datum number `i`. */
export const datumId = (i: number) => `a${i}`.padStart(32, '0');
