import {isDeepStrictEqual} from 'node:util';
import {isRight} from 'fp-ts/lib/Either.js';
import type {DatumError} from '../../src/codec/index.js';
import {decodeDatum, kindOf, normaliseDatum} from '../../src/datum/index.js';
import {identify} from '../../src/identity/index.js';
import type {ExpectedError, Vector} from './vectors.js';

/** What is compared: whether and in which stage it is refused, codes at pointers, all of it in order. */
export type Aspect = 'verdict' | 'errors' | 'details' | 'hashes' | 'stored';

/** An answer by its aspects; one that it does not have is absent. */
export type Answer = {readonly [A in Aspect]?: unknown};

/** An aspect in which our answer is not the platform's. */
export interface Difference {
  readonly aspect: Aspect;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Compares our answer to a datum with the platform's; of another verdict nothing more is said. */
export function judge(vector: Vector): {looked: Aspect[]; differences: Difference[]} {
  const expected = theirAnswer(vector);
  const found = ourAnswer(vector);
  if (expected.verdict !== found.verdict) {
    return {looked: ['verdict'], differences: [{aspect: 'verdict', expected, found}]};
  }
  const looked = (Object.keys(expected) as Aspect[]).filter(each => expected[each] !== undefined);
  const differences = looked
    .filter(aspect => !isDeepStrictEqual(expected[aspect], found[aspect]))
    .map(aspect => ({aspect, expected: expected[aspect], found: found[aspect]}));
  return {looked, differences};
}

/** Answers whether the text is something other than one JSON value where the platform took several. */
export const isNoDatum = ({datum, expect}: Vector): boolean =>
  parse(datum) === undefined && !expect.ok && expect.stage !== 'decode';

function theirAnswer({expect}: Vector): Answer {
  if (!expect.ok) return refusal(expect.stage, expect.errors, expect.unordered ?? false);
  const stored = expect.data.map(datum => datum.stored);
  return {
    verdict: 'accepted',
    hashes: expect.data.map(({type, hashDevice, hashDataSet}) => [type, hashDevice, hashDataSet]),
    // A dump's answers do not tell; of what Go cannot print, the platform could not.
    stored: stored.includes(undefined) ? undefined : stored,
  };
}

function ourAnswer({datum, userId, uploadId, expect}: Vector): Answer {
  const parsed = parse(datum);
  const unordered = !expect.ok && (expect.unordered ?? false);
  if (!parsed) return refusal('decode', [malformed], unordered);
  const {value} = parsed;
  const decoded = decodeDatum(value);
  if (!isRight(decoded)) {
    const errors = decoded.left as DatumError[];
    return refusal(errors[0]!.stage, errors, unordered);
  }
  if (value === null) return {verdict: 'accepted', hashes: [], stored: []};
  const kind = kindOf(value)!;
  const device = identify(kind, value, {userId});
  const dataSet = identify(kind, value, {userId, dataSetId: uploadId});
  return {
    verdict: 'accepted',
    hashes: device.map(({type, hash}, index) => [type, hash, dataSet[index]!.hash]),
    stored: normaliseDatum(kind, value, () => '<linked>').map(withoutMadeId),
  };
}

const malformed = {code: 'json-malformed', pointer: '', detail: 'JSON is malformed'};

const refusal = (stage: string, errors: readonly ExpectedError[], unordered: boolean): Answer => {
  const codes = errors.map(({code, pointer}) => `${code} at ${pointer}`);
  const details = errors.map(({code, pointer, detail}) => `${code} at ${pointer}: ${detail}`);
  return {
    verdict: `refused: ${stage}`,
    errors: codes.sort(),
    details: unordered ? details.sort() : details,
  };
};

/** The platform's own made ids are not among the vectors. */
function withoutMadeId({id, ...rest}: Record<string, unknown>): Record<string, unknown> {
  return id === '<linked>' ? rest : {...rest, id};
}

function parse(text: string): {value: unknown} | undefined {
  try {
    return {value: JSON.parse(text)};
  } catch {
    return undefined;
  }
}
