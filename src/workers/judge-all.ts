import {setImmediate as turn} from 'node:timers/promises';
import type {BlockPool} from '../records/block-pool.js';
import type {RawBlock} from '../records/raw-block.js';
import {Judge, type Judged, type Terms} from './judge.js';
import {type Done, mostWaiting, Thread} from './thread.js';

/** How blocks are shared out. */
export interface SharingOptions {
  readonly terms: Terms;
  readonly pool: BlockPool;
  /** Threads beside the main one. */
  readonly workers: number;
  /** Bytes of records after which they are started: a thread takes as long to start as to judge many megabytes. */
  readonly startAfter: number;
  /** The program of a worker. */
  readonly entry?: URL;
}

/**
 * Judges blocks in worker threads, and in the main thread when those have enough to do. Gives what
 * became of them in input order, whoever was first; the memory of one goes back to the pool when the next
 * is asked for. Throws ERR_INGEST_WORKER for a worker that dies.
 */
export async function* judgeAll(
  blocks: AsyncIterator<RawBlock>,
  {terms, pool, workers, startAfter, entry = worker}: SharingOptions,
): AsyncGenerator<Judged> {
  const own = new Judge(terms);
  const threads: Thread[] = [];
  const waiting: Waiting[] = [];
  const most = 2 * mostWaiting * (workers + 1);
  let bytes = 0;
  let input: 'goes on' | 'ended' = 'goes on';

  /** What is judged and not asked for yet takes room too: else a slow platform would fill the memory. */
  const hasRoom = () => input === 'goes on' && waiting.length < most;
  const take = async (): Promise<void> => {
    try {
      const {done, value: raw} = await blocks.next();
      if (!done) await share(raw);
      else input = 'ended';
    } catch (error) {
      // What stands before the fault comes first.
      waiting.push(new Waiting(Promise.reject(error)));
      input = 'ended';
    }
  };
  const share = async (raw: RawBlock): Promise<void> => {
    bytes += raw.bytes.length;
    while (threads.length < workers && bytes > startAfter) threads.push(new Thread(entry, terms));
    const free = threads.find(({room}) => room);
    if (free) {
      waiting.push(new Waiting(free.judge(raw)));
      return;
    }
    waiting.push(new Waiting({judged: own.judge(raw), memory: raw}));
    if (threads.length > 0) await turn(); // lets in what the threads have to say
  };

  try {
    for (;;) {
      while (hasRoom() && !waiting[0]?.settled) await take();
      const first = waiting.shift();
      if (!first) return;
      if (!first.settled) for (const thread of threads) thread.send();
      const {judged, memory} = await first.done;
      yield judged;
      pool.give(memory);
      while (hasRoom() && threads.some(({room}) => room)) await take();
    }
  } finally {
    await Promise.all(threads.map(thread => thread.end()));
    await blocks.return?.();
  }
}

/** A block of which it is not said yet what became of it. */
class Waiting {
  settled = false;
  readonly done: Promise<Done> | Done;

  constructor(done: Promise<Done> | Done) {
    this.done = done;
    if (!(done instanceof Promise)) this.settled = true;
    else {
      const settle = () => {
        this.settled = true;
      };
      done.then(settle, settle);
    }
  }
}

const worker = new URL('./worker.js', import.meta.url);
