/** Rows of numbers of one width, eight bytes each, in a table that doubles as it fills. */
export class Columns {
  #numbers: Float64Array;
  #length = 0;

  constructor(readonly width: number) {
    this.#numbers = new Float64Array(64 * width);
  }

  get rows(): number {
    return this.#length / this.width;
  }

  /** Bytes it holds in memory. */
  get bytes(): number {
    return this.#numbers.byteLength;
  }

  add(...numbers: readonly number[]): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(2 * this.#numbers.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set(numbers, this.#length);
    this.#length += this.width;
  }

  at(row: number, column: number): number {
    return this.#numbers[row * this.width + column]!;
  }

  /** Gives the numbers of the rows in the order of these columns. */
  orderBy(...columns: readonly number[]): Uint32Array {
    const order = Uint32Array.from({length: this.rows}, (_, row) => row);
    return order.sort((a, b) => {
      for (const column of columns) {
        const difference = this.at(a, column) - this.at(b, column);
        if (difference !== 0) return difference;
      }
      return a - b;
    });
  }
}
