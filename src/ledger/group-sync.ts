/**
 * Shares slow work among those who wait for it: whoever asks while it runs waits for the next turn, which
 * begins after they asked, and which all of them share.
 */
export class GroupSync {
  readonly #work: () => Promise<void>;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves after a turn that began later than this call. */
  run(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      const turn = this.#work();
      this.#next = undefined;
      this.#running = turn.catch(() => {});
      return turn;
    });
    return this.#next;
  }
}
