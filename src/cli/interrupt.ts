import {problem} from '../errors.js';

/** Milliseconds a command has to clean up after a signal: in 12 s the process must be gone. */
const grace = 10_000;

/** Milliseconds after that for what can be left undone. */
const spare = 1_000;

/** What ends a command early. */
export class Interrupt {
  readonly #controller = new AbortController();
  #stopped: number | undefined;

  /** Listens to SIGINT and SIGTERM; a second one ends the process where it stands. */
  static ofProcess(exitCode: number): Interrupt {
    const interrupt = new Interrupt();
    const onSignal = () => {
      if (interrupt.signal.aborted) process.exit(exitCode);
      interrupt.stop();
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    return interrupt;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Asks whatever heeds the signal to stop. */
  stop(): void {
    this.#stopped ??= performance.now();
    this.#controller.abort(problem('ERR_INGEST_CANCELLED', {}));
  }

  /** Milliseconds that are left until the process must be gone: all of them as long as nothing has come. */
  get left(): number {
    const since = this.#stopped === undefined ? 0 : performance.now() - this.#stopped;
    return Math.max(0, grace + spare - since);
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
