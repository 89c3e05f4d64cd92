import {problem} from '../../errors.js';
import {printableJson} from '../../print/printable.js';
import {systemFault} from '../../print/system-fault.js';

/** Standard output: data and results, nothing else. */
export class Output {
  readonly #stream: NodeJS.WritableStream;
  readonly #failed = new AbortController();
  #room: {promise: Promise<void>; come: () => void} | undefined;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      const reason = systemFault(cause.code);
      const error = problem('ERR_INGEST_NO_OUTPUT', {output: 'standard output', reason}, {cause});
      this.#failed.abort(error);
      this.#makeRoom();
    });
    stream.on('drain', () => this.#makeRoom());
  }

  /** Aborted when standard output can no longer be written, with the error as its reason. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /** Whether a person would see what is written. */
  get isTerminal(): boolean {
    return (this.#stream as {isTTY?: boolean}).isTTY === true;
  }

  /** Set when the reader went away, as `head` does: no fault, but nothing is left to do. */
  get readerLeft(): boolean {
    const {reason} = this.failed;
    return (reason?.cause as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
  }

  /** Writes text as it is. Gives a promise where a slow reader has to catch up before more is written. */
  write(text: string): Promise<void> | undefined {
    if (this.failed.aborted || this.#stream.write(text)) return undefined;
    if (!this.#room) {
      let come = () => {};
      const promise = new Promise<void>(resolve => {
        come = resolve;
      });
      this.#room = {promise, come};
    }
    return this.#room.promise;
  }

  /** Writes an object as one line of JSON, with nothing in it that a terminal obeys. */
  writeJson(value: object): void {
    this.write(`${printableJson(JSON.stringify(value))}\n`);
  }

  /** Waits until all that was written has left. */
  flush(): Promise<void> {
    return new Promise(resolve => this.#stream.write('', () => resolve()));
  }

  #makeRoom(): void {
    this.#room?.come();
    this.#room = undefined;
  }
}
