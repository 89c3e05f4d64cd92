import {Scratch} from './scratch.js';

/** An input that can be read more than once, though it came from where it cannot. */
export interface Spooled {
  /** Reads it from the beginning. */
  read(): AsyncGenerator<Buffer>;
  close(): void;
}

/** Takes all of standard input, or of any stream, so that it can be read twice. */
export async function spool(source: AsyncIterable<Uint8Array | string>): Promise<Spooled> {
  const scratch = new Scratch();
  try {
    for await (const chunk of source) {
      scratch.append(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    }
  } catch (error) {
    scratch.close();
    throw error;
  }
  return {
    async *read() {
      yield* scratch.chunks();
    },
    close: () => scratch.close(),
  };
}
