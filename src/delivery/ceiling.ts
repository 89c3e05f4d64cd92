/** How long a body may be, as far as the platform has told by refusing longer ones. */
export class Ceiling {
  #bytes = Number.POSITIVE_INFINITY;

  get bytes(): number {
    return this.#bytes;
  }

  /** Learns from a body of so many data that was too large; half of it is tried next, so that few are refused. */
  lower(refused: number, data: number): void {
    // What one datum says of the limit is all: half of it would cut all others into crumbs.
    const next = data === 1 ? refused - 1 : Math.floor(refused / 2);
    this.#bytes = Math.min(this.#bytes, next);
  }
}
