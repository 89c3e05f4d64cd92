/**
 * How many requests may be in flight: one more a round while all goes well, half as many when the
 * platform has enough of us (AIMD). It moves between 1 and the number it was made with.
 */
export class Window {
  #size: number;
  /** Successes since the size changed. */
  #successes = 0;
  #rounds = 0;

  constructor(readonly most: number) {
    this.#size = most;
  }

  get size(): number {
    return this.#size;
  }

  /** How often it was narrowed: a request notes it when it is sent. */
  get round(): number {
    return this.#rounds;
  }

  widen(): void {
    if (++this.#successes < this.#size) return;
    this.#successes = 0;
    this.#size = Math.min(this.most, this.#size + 1);
  }

  /** Halves it because of a request sent in this round: what was in flight together tells one thing only. */
  narrow(round: number): void {
    if (round !== this.#rounds) return;
    this.#rounds++;
    this.#successes = 0;
    this.#size = Math.max(1, Math.floor(this.#size / 2));
  }
}
