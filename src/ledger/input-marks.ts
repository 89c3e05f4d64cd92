import type {InputMark} from './entries.js';
import {parseSum, printSum} from './print-sum.js';

/** Marks of an input, each further on than the one before; about one a batch, so they stand as mere numbers. */
export class InputMarks {
  readonly #bytes: number[] = [];
  readonly #sums: number[] = [];

  add({bytes, sum}: InputMark): void {
    this.#bytes.push(bytes);
    this.#sums.push(parseSum(sum));
  }

  get length(): number {
    return this.#bytes.length;
  }

  at(place: number): InputMark {
    return {bytes: this.#bytes[place]!, sum: printSum(this.#sums[place]!)};
  }
}
