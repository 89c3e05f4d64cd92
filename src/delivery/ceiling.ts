/** How long a body may be, as far as the platform has told by refusing longer ones. */
export class Ceiling {
  #bytes = Number.POSITIVE_INFINITY;

  get bytes(): number {
    return this.#bytes;
  }

  /** Learns from a body that was too large; half of it is tried next, so that few are refused. */
  lower(refused: number): void {
    this.#bytes = Math.min(this.#bytes, Math.floor(refused / 2));
  }
}
