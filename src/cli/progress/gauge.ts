import {statSync} from 'node:fs';
import {bytes, count, duration} from '../../print/numbers.js';
import {Events} from './events.js';

/** What a command counts. */
export interface Shown {
  readonly read: number;
  readonly rejected: number;
  readonly uploaded?: number;
}

/** A piece of what is told; pieces of higher rank are left out first where there is no room. */
export interface Piece {
  readonly text: string;
  readonly rank: number;
  readonly is?: 'bad' | 'waiting';
}

const remembered = 15; // seconds of which the speed is the mean

/** Knows how far a command has come, how fast it is, and what it waits for. */
export class Gauge {
  /** Bytes of the files together; 0 where one of them is a pipe and nobody knows. */
  readonly total: number;
  readonly #events: Events;
  readonly #began = performance.now();
  readonly #samples: {at: number; read: number; taken: number}[];
  #shown: Shown | undefined;
  #taken = 0;

  /** `reads` tells how often the input is read: an export twice. */
  constructor(files: readonly string[], reads: 'once' | 'twice') {
    this.total = sizeOf(files);
    this.#events = new Events(reads);
    this.#samples = [{at: this.#began, read: 0, taken: 0}];
  }

  advance(length: number): void {
    this.#taken += length;
  }

  show(shown: Shown): void {
    this.#shown = shown;
  }

  /** Whether there is anything to tell. */
  get state(): 'idle' | 'running' {
    return this.#shown || this.#events.reads > 0 ? 'running' : 'idle';
  }

  /** The part of the input that was taken, from 0 to 1; undefined where its length is unknown. */
  get part(): number | undefined {
    return this.total > 0 ? Math.min(1, this.#taken / this.total) : undefined;
  }

  /** Tells how things stand, in the order in which it is read. */
  pieces(): Piece[] {
    if (!this.#shown) {
      return [{text: `first reading: ${count(this.#events.reads)} records`, rank: 0}];
    }
    const {read, uploaded, rejected} = this.#shown;
    const {retries, wait} = this.#events;
    const {speed, left} = this.#speed(read);
    return [
      {text: `${count(read)} read`, rank: 0},
      {text: this.#ofTotal(), rank: 6},
      ...(uploaded === undefined ? [] : [{text: `${count(uploaded)} uploaded`, rank: 4}]),
      {text: `${count(rejected)} refused`, rank: 1, ...(rejected > 0 && {is: 'bad' as const})},
      ...(retries > 0
        ? [{text: `${count(retries)} ${retries === 1 ? 'retry' : 'retries'}`, rank: 5}]
        : []),
      {text: `${count(Math.round(speed))}/s`, rank: 7},
      ...(left === undefined ? [] : [{text: left, rank: 3}]),
      ...(wait === undefined ? [] : [{text: wait, rank: 2, is: 'waiting' as const}]),
    ];
  }

  /** Stops to listen. */
  close(): void {
    this.#events.close();
  }

  #ofTotal(): string {
    return this.total > 0
      ? `${bytes(this.#taken)} of ${bytes(this.total)}`
      : `${bytes(this.#taken)}`;
  }

  #speed(read: number): {speed: number; left: string | undefined} {
    const at = performance.now();
    if (at - this.#samples.at(-1)!.at >= 1_000) {
      this.#samples.push({at, read, taken: this.#taken});
      if (this.#samples.length > remembered) this.#samples.shift();
    }
    const first = this.#samples[0]!;
    const seconds = Math.max((at - first.at) / 1_000, 0.001);
    const perSecond = (this.#taken - first.taken) / seconds;
    const speed = (read - first.read) / seconds;
    if (this.total === 0) return {speed, left: undefined};
    if (this.#taken >= this.total) return {speed, left: 'finishing'};
    if (perSecond === 0) return {speed, left: undefined};
    return {speed, left: `${duration((this.total - this.#taken) / perSecond)} left`};
  }
}

function sizeOf(files: readonly string[]): number {
  const sizes = files.map(file => {
    const stats = file === '-' ? undefined : statSync(file, {throwIfNoEntry: false});
    return stats?.isFile() ? stats.size : Number.NaN;
  });
  return sizes.reduce((sum, size) => sum + size, 0) || 0;
}
