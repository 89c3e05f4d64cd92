import type {Outcome} from '../../ingest/check.js';
import {printableJson} from '../../print/printable.js';
import type {Output} from './output.js';

const bufferLength = 64 * 1024;

/** Writes outcomes as JSON Lines, many in one write, none of them late. */
export class OutcomeLines {
  readonly #output: Output;
  #waiting = '';

  constructor(output: Output) {
    this.#output = output;
  }

  /**
   * Adds a line; it is written when enough wait, or when nothing more comes at once. Gives a promise
   * where the reader must be waited for.
   */
  add(outcome: Outcome): Promise<void> | undefined {
    if (this.#waiting === '') setImmediate(() => this.flush());
    this.#waiting += `${JSON.stringify(outcome)}\n`;
    return this.#waiting.length >= bufferLength ? this.flush() : undefined;
  }

  /** Writes what waits. */
  flush(): Promise<void> | undefined {
    const text = this.#waiting;
    this.#waiting = '';
    return text ? this.#output.write(printableJson(text)) : undefined;
  }
}
