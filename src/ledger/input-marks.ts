import type {InputMark} from './entries.js';
import {parseSum, printSum} from './print-sum.js';

/** Marks of an input, each further on than the one before; about one a batch, so they stand as mere numbers. */
export class InputMarks {
  readonly #bytes: number[] = [];
  /** Two numbers each: a float64 does not hold 64 bits. */
  readonly #sums: number[] = [];

  add({bytes, sum}: InputMark): void {
    this.#bytes.push(bytes);
    this.#sums.push(parseSum(sum.slice(0, 8)), parseSum(sum.slice(8)));
  }

  get length(): number {
    return this.#bytes.length;
  }

  at(place: number): InputMark {
    const [high, low] = this.#sums.slice(2 * place, 2 * place + 2) as [number, number];
    return {bytes: this.#bytes[place]!, sum: printSum(high) + printSum(low)};
  }
}
