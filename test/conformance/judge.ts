import {isDeepStrictEqual} from 'node:util';
import {isRight} from 'fp-ts/lib/Either.js';
import type {DatumError} from '../../src/codec/index.js';
import {decodeDatum, kindOf, normaliseDatum} from '../../src/datum/index.js';
import {identify} from '../../src/identity/index.js';
import type {Expected, ExpectedError, Vector} from './vectors.js';

/** What is compared; `verdict` says accepted or refused, and in which stage. */
export const aspects = ['verdict', 'errors', 'details', 'hashes', 'stored'] as const;
export type Aspect = (typeof aspects)[number];

/** Where we differ from the platform. */
export interface Difference {
  readonly aspect: Aspect;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Compares what we say of a datum with what the platform said: its aspects, and which differ. */
export function judge(vector: Vector): {looked: readonly Aspect[]; differences: Difference[]} {
  const found = answerOf(vector);
  const {expect} = vector;
  if (expect.ok !== found.ok || (!expect.ok && !found.ok && expect.stage !== found.stage)) {
    return {looked: ['verdict'], differences: [{aspect: 'verdict', expected: expect, found}]};
  }
  return expect.ok && found.ok
    ? compare(['hashes', 'stored'], hashesAndStored(expect), hashesAndStored(found), expect)
    : compare(['errors', 'details'], errorsOf(expect), errorsOf(found), expect);
}

function compare(
  looked: readonly Aspect[],
  expected: readonly unknown[],
  found: readonly unknown[],
  _expect: Expected,
) {
  const differences = looked.flatMap((aspect, index) =>
    isDeepStrictEqual(expected[index], found[index])
      ? []
      : [{aspect, expected: expected[index], found: found[index]}],
  );
  return {looked: ['verdict' as const, ...looked], differences};
}

/** Codes at pointers, then with their details; both sorted where the platform's order is random. */
function errorsOf(answer: Expected): unknown[] {
  if (answer.ok) return [];
  const codes = answer.errors.map(({code, pointer}) => `${code} ${pointer}`);
  const details = answer.errors.map(({code, pointer, detail}) => `${code} ${pointer} ${detail}`);
  return [codes.sort(), answer.unordered ? details.sort() : details];
}
