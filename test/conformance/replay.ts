import type {Item} from '../../src/block.js';
import {readBytes} from '../../src/records/read-bytes.js';
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
  /** Decided by the platform's CPU, and so left out of the scores. */
  archDependent: number;
}

/** Replays vectors through the public functions and compares every aspect. */
export async function replay(vectors: AsyncIterable<Vector>): Promise<Replay> {
  const result: Replay = {
    kinds: new Map(),
    differences: [],
    archDependent: 0,
  };
  for await (const vector of vectors) {
    if (vector.archDependent) result.archDependent++;
    else if (isNoDatum(vector)) await addUnreadable(result, vector);
    else add(result, vector);
  }
  return result;
}

function add({kinds, differences}: Replay, vector: Vector): void {
  const tally = tallyOf(kinds, vector);
  const judged = judge(vector);
  const wrong = new Set(judged.differences.map(({aspect}) => aspect));
  for (const aspect of judged.looked) {
    note(tally, aspect, wrong.has(aspect) ? 'other' : 'same');
  }
  for (const difference of judged.differences) differences.push({vector, difference});
}

/** What is no single JSON value never becomes a datum: reading must refuse it. */
async function addUnreadable({kinds, differences}: Replay, vector: Vector): Promise<void> {
  const tally = tallyOf(kinds, vector);
  const found = await readVerdict(vector.datum);
  note(tally, 'verdict', found === 'refused' ? 'same' : 'other');
  if (found === 'refused') return;
  differences.push({vector, difference: {aspect: 'verdict', expected: 'refused', found}});
}

async function readVerdict(text: string): Promise<'refused' | 'read'> {
  try {
    const input = {file: 'vector', index: 0, bytes: [Buffer.from(text)]};
    const items: Item[] = [];
    for await (const block of readBytes(input)) items.push(...block.items);
    return items.some(({refusal}) => refusal) ? 'refused' : 'read';
  } catch {
    return 'refused';
  }
}

function tallyOf(kinds: Replay['kinds'], {kind}: Vector): Tally {
  const tally = kinds.get(kind) ?? {vectors: 0, scores: new Map<Aspect, Score>()};
  kinds.set(kind, tally);
  tally.vectors++;
  return tally;
}

function note({scores}: Tally, aspect: Aspect, answer: 'same' | 'other'): void {
  const score = scores.get(aspect) ?? {looked: 0, same: 0};
  scores.set(aspect, score);
  score.looked++;
  if (answer === 'same') score.same++;
}
