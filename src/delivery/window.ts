/**
 * How many requests may be in flight: one more a round while all goes well, half as many when the
 * platform has enough of us (AIMD). It moves between 1 and the number it was made with.
 */
export class Window {
  #width: number;

  constructor(readonly most: number) {
    this.#width = most;
  }

  get size(): number {
    return Math.floor(this.#width);
  }

  widen(): void {
    this.#width = Math.min(this.most, this.#width + 1 / this.#width);
  }

  narrow(): void {
    this.#width = Math.max(1, this.#width / 2);
  }
}
