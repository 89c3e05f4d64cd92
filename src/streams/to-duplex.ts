import {Duplex} from 'node:stream';
import {defaults} from '../options.js';

/**
 * Wraps a generator from bytes to blocks as a stream. Not by `Duplex.from(generate)`: on Node 20
 * that waits for ever if its source fails before the first chunk.
 */
export function toDuplex<Out>(
  generate: (bytes: AsyncIterable<Buffer>) => AsyncGenerator<Out>,
): Duplex {
  let arrival = promise<Arrival>();
  const blocks = generate(take());

  return new Duplex({
    readableObjectMode: true,
    readableHighWaterMark: 2,
    writableHighWaterMark: defaults.chunkBytes,
    write(chunk: Buffer, _encoding, done) {
      arrival.resolve({chunk, done});
    },
    final(done) {
      arrival.resolve('end');
      done();
    },
    read() {
      blocks.next().then(
        ({done, value}) => this.push(done ? null : value),
        error => this.destroy(error),
      );
    },
    destroy(error, done) {
      arrival.resolve('end'); // or the generator would wait for more, and not clean up
      blocks.return(undefined).catch(() => {});
      done(error);
    },
  });

  /** Takes what was written, a chunk at a time: the next may come when this one was used. */
  async function* take(): AsyncGenerator<Buffer> {
    for (let next = await arrival.promise; next !== 'end'; next = await arrival.promise) {
      arrival = promise();
      yield next.chunk;
      next.done();
    }
  }
}

type Arrival = {readonly chunk: Buffer; readonly done: () => void} | 'end';

function promise<T>(): {readonly promise: Promise<T>; readonly resolve: (value: T) => void} {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>(settle => {
    resolve = settle;
  });
  return {promise, resolve};
}
