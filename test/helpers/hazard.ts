import test from 'ava';
import type {ReadOptions} from '../../src/records/read-options.js';
import {cuttings, readAll} from './read-all.js';

/** What must come of an input. */
export interface Expected {
  /** A value or refusal code for each record that is read; none if absent. */
  readonly records?: readonly unknown[];
  readonly error?: string;
  /** What the message must hold. */
  readonly says?: string;
}

/** Reads an input, and again however it is cut into chunks: always the same, places included. */
export const hazard = test.macro({
  async exec(t, input: string | Buffer, options: ReadOptions, expected: Expected) {
    const bytes = Buffer.from(input as string);
    const outcome = await readAll([bytes], options);
    t.deepEqual(outcome.records, expected.records ?? []);
    t.is(outcome.error, expected.error);
    if (expected.says) t.true(outcome.message?.includes(expected.says), outcome.message);
    for (const chunks of cuttings(bytes)) t.deepEqual(await readAll(chunks, options), outcome);
  },
  title: (name = '') => `read - ${name}`,
});
