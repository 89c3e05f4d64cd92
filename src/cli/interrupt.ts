import {problem} from '../errors.js';

/** Milliseconds a command has to clean up after a signal: in 12 s the process must be gone. */
const grace = 10_000;

/** SIGINT and SIGTERM as an AbortSignal; a second one ends the process where it stands. */
export class Interrupt {
  readonly #controller = new AbortController();

  constructor(exitCode: number) {
    const onSignal = () => {
      if (this.signal.aborted) process.exit(exitCode);
      this.#controller.abort(problem('ERR_INGEST_CANCELLED', {}));
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Awaits work that heeds the signal, but after the signal only for as long as the grace lasts. */
  bound<T>(work: Promise<T>, wait = grace): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => setTimeout(() => reject(this.signal.reason), wait);
      if (this.signal.aborted) giveUp();
      else this.signal.addEventListener('abort', giveUp, {once: true});
      work.then(resolve, reject);
    });
  }
}
