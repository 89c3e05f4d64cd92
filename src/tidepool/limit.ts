import {problem} from '../errors.js';
import {onAbort} from './on-abort.js';

/** Runs tasks, never more than `size` at once, first come first served, and none while it is held. */
export class Limit {
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #size: number;
  #heldUntil = 0;
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
        if (this.#waiting.delete(enter)) reject(problem('ERR_INGEST_CANCELLED', {}));
      };
      this.#waiting.add(enter);
      const forget = signals.map(signal => onAbort(signal, leave));
      this.#start();
    });
  }

  #start(): void {
    clearTimeout(this.#timer);
    const wait = this.#heldUntil - performance.now();
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

/** Milliseconds a timer of Node can run; one set to more fires at once. */
export const longestTimer = 2 ** 31 - 1;
