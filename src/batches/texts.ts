/** Numbers texts in the order in which they come; what comes again has its number already. */
export class Texts {
  readonly all: (string | undefined)[] = [];
  readonly #numbers = new Map<string | undefined, number>();

  numberOf(text: string | undefined): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.all.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
}
