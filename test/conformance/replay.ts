import {type Aspect, type Difference, isNoDatum, judge} from './judge.js';
import type {Vector} from './vectors.js';

/** How often an aspect was looked at, and how often it was the platform's. */
export interface Score {
  looked: number;
  same: number;
}

/** What a replay found of one kind. */
export interface Tally {
  vectors: number;
  readonly scores: Map<Aspect, Score>;
}

/** What a replay found. */
export interface Replay {
  readonly kinds: Map<string, Tally>;
  readonly differences: {vector: Vector; difference: Difference}[];
  /** Decided by the platform's CPU, and texts that are no single JSON value: left out of the scores. */
  readonly leftOut: {archDependent: number; notADatum: number};
}

/** Replays vectors through the public functions and compares every aspect. */
export async function replay(vectors: AsyncIterable<Vector>): Promise<Replay> {
  const result: Replay = {
    kinds: new Map(),
    differences: [],
    leftOut: {archDependent: 0, notADatum: 0},
  };
  for await (const vector of vectors) {
    if (vector.archDependent) result.leftOut.archDependent++;
    else if (isNoDatum(vector)) result.leftOut.notADatum++;
    else add(result, vector);
  }
  return result;
}

function add({kinds, differences}: Replay, vector: Vector): void {
  const tally = kinds.get(vector.kind) ?? {vectors: 0, scores: new Map<Aspect, Score>()};
  kinds.set(vector.kind, tally);
  tally.vectors++;
  const judged = judge(vector);
  const wrong = new Set(judged.differences.map(({aspect}) => aspect));
  for (const aspect of judged.looked) {
    const score = tally.scores.get(aspect) ?? {looked: 0, same: 0};
    tally.scores.set(aspect, score);
    score.looked++;
    if (!wrong.has(aspect)) score.same++;
  }
  for (const difference of judged.differences) differences.push({vector, difference});
}
