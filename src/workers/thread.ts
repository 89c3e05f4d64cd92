import {Worker} from 'node:worker_threads';
import {problem} from '../errors.js';
import type {BlockMemory} from '../records/block-pool.js';
import type {RawBlock} from '../records/raw-block.js';
import {Judge, type Judged, type Terms} from './judge.js';
import {memoryOf, type Outcome, type Report, received} from './messages.js';

/** What a worker made of a block, and the memory of the block, which may be used again. */
export interface Done {
  readonly judged: Judged;
  readonly memory: BlockMemory;
}

/** Blocks that wait at a worker: with fewer it runs dry while the main thread is busy. */
export const mostWaiting = 4;

/** Blocks a message: one costs as much as to judge an eighth of a block. */
const bundle = 2;

/** Records die young here too: a larger nursery costs some 12 MB and saves no time. */
const resourceLimits = {maxYoungGenerationSizeMb: 2};

/** A worker thread, and the blocks that it has. */
export class Thread {
  readonly #worker: Worker;
  readonly #terms: Terms;
  readonly #waiting: PromiseWithResolvers<Done>[] = [];
  /** Blocks that are still to be sent. */
  #gathered: RawBlock[] = [];
  #state: 'starting' | 'ready' | Error = 'starting';

  constructor(entry: URL, terms: Terms) {
    this.#terms = terms;
    this.#worker = new Worker(entry, {workerData: terms, resourceLimits});
    this.#worker.on('message', (report: Report) => this.#take(report));
    this.#worker.on('error', cause => this.#fail(cause));
    this.#worker.on('exit', code => this.#fail(new Error(`it ended with exit code ${code}`)));
  }

  /** Whether it takes another block. */
  get room(): boolean {
    if (this.#state instanceof Error) throw this.#state;
    return this.#state === 'ready' && this.#waiting.length < mostWaiting;
  }

  /**
   * Takes a block; it goes to the worker with others, or when it is asked for. The promise is broken if it is
   * not JSON, or if the thread dies.
   */
  judge(raw: RawBlock): Promise<Done> {
    const done = withResolvers<Done>();
    this.#waiting.push(done);
    this.#gathered.push(raw);
    if (this.#gathered.length === bundle) this.send();
    return done.promise;
  }

  /** Hands over the blocks that it was given. */
  send(): void {
    if (this.#gathered.length === 0) return;
    this.#worker.postMessage(this.#gathered, this.#gathered.flatMap(memoryOf));
    this.#gathered = [];
  }

  async end(): Promise<void> {
    this.#worker.removeAllListeners();
    this.#worker.on('error', () => {}); // nobody waits for it any more
    await this.#worker.terminate();
  }

  #take(report: Report): void {
    if (report === 'ready') {
      this.#state = 'ready';
      return;
    }
    for (const outcome of report) this.#settle(outcome);
  }

  #settle(outcome: Outcome): void {
    const done = this.#waiting.shift()!;
    if ('judged' in outcome) {
      done.resolve({judged: outcome.judged, memory: received(outcome.memory)});
      return;
    }
    try {
      const raw = received(outcome.faulty);
      done.resolve({judged: new Judge(this.#terms).judge(raw), memory: raw});
    } catch (error) {
      done.reject(error);
    }
  }

  #fail(cause: Error): void {
    if (this.#state instanceof Error) return;
    this.#state = problem('ERR_INGEST_WORKER', {reason: cause.message}, {cause});
    for (const {reject} of this.#waiting.splice(0)) reject(this.#state);
  }
}

type PromiseWithResolvers<T> = ReturnType<typeof withResolvers<T>>;

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  promise.catch(() => {}); // heard of when its turn comes
  return {promise, resolve, reject};
}
