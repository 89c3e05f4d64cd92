import {problem} from '../errors.js';
import {printable} from '../print/printable.js';

/** Writes a line for people to standard error. */
export function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Writes a line that tells why nothing more will come, its first word in red where colours show. */
export function sayFatal(line: string): void {
  const label = showsColours(process.env) ? '\u001b[31merror:\u001b[39m' : 'error:';
  process.stderr.write(`${label} ${printable(line)}\n`);
}

/** A variable that is set, and not to nothing, comes before what the terminal can (no-color.org). */
function showsColours({NO_COLOR, FORCE_COLOR}: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !['0', 'false'].includes(FORCE_COLOR);
  return process.stderr.isTTY === true;
}

/** Standard output: data and results, nothing else. */
export class Output {
  readonly #failed = new AbortController();
  #room: {promise: Promise<void>; come: () => void} | undefined;

  constructor() {
    process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code ?? 'unknown';
      const error = problem('ERR_INGEST_NO_OUTPUT', {output: 'standard output', reason}, {cause});
      this.#failed.abort(error);
      this.#makeRoom();
    });
    process.stdout.on('drain', () => this.#makeRoom());
    // Whoever stopped to listen to our messages may still want the data.
    process.stderr.on('error', () => {});
  }

  /** Aborted when standard output can no longer be written, with the error as its reason. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /** Set when the reader went away, as `head` does: no fault, but nothing is left to do. */
  get readerLeft(): boolean {
    const {reason} = this.failed;
    return (reason?.cause as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
  }

  /** Writes text as it is. Gives a promise where a slow reader has to catch up before more is written. */
  write(text: string): Promise<void> | undefined {
    if (this.failed.aborted || process.stdout.write(text)) return undefined;
    if (!this.#room) {
      let come = () => {};
      const promise = new Promise<void>(resolve => {
        come = resolve;
      });
      this.#room = {promise, come};
    }
    return this.#room.promise;
  }

  /** Writes an object as one line of JSON. */
  writeJson(value: object): void {
    this.write(`${JSON.stringify(value)}\n`);
  }

  /** Waits until all that was written has left. */
  flush(): Promise<void> {
    return new Promise(resolve => process.stdout.write('', () => resolve()));
  }

  #makeRoom(): void {
    this.#room?.come();
    this.#room = undefined;
  }
}
