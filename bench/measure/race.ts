import type {Api} from '../api/api.js';
import {attempt} from './attempt.js';
import {type Contestant, expectedOf} from './contestant.js';
import type {Run} from './run.js';

/** What the runs of one contestant took, round by round. */
export interface Figures {
  readonly name: string;
  /** Records it read; 0 where it reads none. */
  readonly records: number;
  /** Bytes of its input. */
  readonly bytes: number;
  /** Seconds from start to end of the process. */
  readonly wall: readonly number[];
  /** Seconds of CPU. */
  readonly cpu: readonly number[];
  /** Most bytes resident. */
  readonly memory: readonly number[];
  /** Seconds of CPU that the API took meanwhile, in its own process. */
  readonly apiCpu: readonly number[];
}

/** How often each contestant runs, and the milliseconds the API waits before each answer. */
export interface RaceOptions {
  readonly rounds: number;
  readonly latency: number;
}

/**
 * Runs the contestants one after another, in so many rounds, every other round in reverse: what the
 * machine does beside it, and how warm it is, meets them all alike.
 */
export async function race(
  contestants: readonly Contestant[],
  api: Api,
  {rounds, latency}: RaceOptions,
): Promise<Figures[]> {
  const tries = contestants.map(contestant => ({contestant, runs: [] as Timed[]}));
  for (let round = 0; round < rounds; round++) {
    for (const {contestant, runs} of round % 2 === 0 ? tries : tries.toReversed()) {
      await api.begin({latency, bodies: 'drained'});
      const run = await attempt(contestant);
      checkCount(contestant, run);
      runs.push({...run, apiCpu: (await api.end()).cpu});
    }
  }
  return tries.map(({contestant: {name, data}, runs}) => ({
    name,
    records: data?.records ?? 0,
    bytes: data?.bytes ?? 0,
    wall: runs.map(({wall}) => wall),
    cpu: runs.map(({cpu}) => cpu),
    memory: runs.map(({memory}) => memory),
    apiCpu: runs.map(({apiCpu}) => apiCpu),
  }));
}

interface Timed extends Run {
  readonly apiCpu: number;
}

/** Compares what a contestant says that it sent, where it says so, with what it was to send. */
function checkCount(contestant: Contestant, {stdout}: Run): void {
  const expected = expectedOf(contestant);
  const last = stdout.trimEnd().split('\n').at(-1);
  if (!expected || !last?.startsWith('{')) return;
  const {uploaded} = JSON.parse(last) as {uploaded: number};
  if (uploaded === expected.count) return;
  throw new Error(`${contestant.name} says it sent ${uploaded} instead of ${expected.count}`);
}
