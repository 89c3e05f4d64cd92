import type {Outcome} from '../ingest/check.js';
import type {Output} from './streams.js';

const bufferLength = 64 * 1024;

/** Writes outcomes as JSON Lines, many in one write, none of them late. */
export class OutcomeLines {
  readonly #output: Output;
  #waiting = '';

  constructor(output: Output) {
    this.#output = output;
  }

  /** Adds a line; it is written when enough wait, or when nothing more comes at once. */
  add(outcome: Outcome): void {
    if (this.#waiting === '') setImmediate(() => this.flush());
    this.#waiting += `${JSON.stringify(outcome)}\n`;
    if (this.#waiting.length >= bufferLength) this.flush();
  }

  /** Writes what waits. */
  flush(): void {
    const text = this.#waiting;
    this.#waiting = '';
    if (text) this.#output.write(text);
  }
}
