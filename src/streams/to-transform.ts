import {Transform} from 'node:stream';

type Push<Out> = (chunk: Out) => void;

/**
 * Wraps a function over one chunk as an object stream; it hands on what it pushes.
 * The only Transform of the project: what the function throws fails the pipeline.
 */
export function toTransform<In, Out>(
  step: (chunk: In, push: Push<Out>) => void | Promise<void>,
  last?: (push: Push<Out>) => void | Promise<void>,
): Transform {
  return new Transform({
    objectMode: true,
    highWaterMark: 1, // a chunk is a block: what waits in queues grows old, and old garbage is dear
    transform(chunk: In, _encoding, done) {
      settle(() => step(chunk, out => this.push(out)), done);
    },
    flush(done) {
      settle(() => last?.(out => this.push(out)), done);
    },
  });
}

/** Calls back at once for a synchronous step: a promise a chunk would cost a turn of the loop. */
function settle(run: () => void | Promise<void>, done: (error?: Error | null) => void): void {
  let result: void | Promise<void>;
  try {
    result = run();
  } catch (error) {
    done(error as Error);
    return;
  }
  if (result instanceof Promise) result.then(() => done(), done);
  else done();
}
