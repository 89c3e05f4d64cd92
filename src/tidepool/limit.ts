import {problem} from '../errors.js';
import {onAbort} from './on-abort.js';
import {longestTimer, sleep} from './sleep.js';

/** Runs tasks, never more than `size` at once, first come first served, and none while it is held. */
export class Limit {
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #size: number;
  #heldUntil = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Changes how many may run; what runs already goes on. */
  set size(size: number) {
    this.#size = size;
    this.#start();
  }

  /** Starts no other task for so many milliseconds. */
  hold(milliseconds: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + milliseconds);
  }

  /** Milliseconds for which it is still held; 0 when it is not. */
  get heldFor(): number {
    return Math.max(0, this.#heldUntil - performance.now());
  }

  /** Waits until it is no longer held, for a task that runs already; a signal ends the waiting. */
  async released(signals: readonly AbortSignal[] = []): Promise<void> {
    while (this.heldFor > 0) await sleep(Math.min(Math.ceil(this.heldFor), longestTimer), signals);
  }

  /** Runs a task when there is room for it, and settles as it does; a signal ends the waiting. */
  async run<T>(task: () => Promise<T>, signals: readonly AbortSignal[] = []): Promise<T> {
    await this.#turn(signals);
    try {
      return await task();
    } finally {
      this.#running--;
      this.#start();
    }
  }

  #turn(signals: readonly AbortSignal[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        for (const each of forget) each();
        resolve();
      };
      const leave = () => {
        if (!this.#waiting.delete(enter)) return;
        reject(problem('ERR_INGEST_CANCELLED', {}));
        this.#start(); // nobody may be left to wait for the end of a hold
      };
      this.#waiting.add(enter);
      const forget = signals.map(signal => onAbort(signal, leave));
      this.#start();
    });
  }

  #start(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const wait = this.heldFor;
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#start(), Math.min(Math.ceil(wait), longestTimer));
      return;
    }
    for (const enter of this.#waiting) {
      if (this.#running >= this.#size) return;
      this.#running++;
      this.#waiting.delete(enter);
      enter();
    }
  }
}
