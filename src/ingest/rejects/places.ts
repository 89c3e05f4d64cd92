/** A set of places in the input, at a bit for each place up to the last. */
export class Places {
  #bits = new Uint8Array(1_024);

  has(place: number): boolean {
    return ((this.#bits[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  add(place: number): void {
    const at = Math.floor(place / 8);
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, 2 * this.#bits.length));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[at]! |= 1 << (place & 7);
  }
}
