/**
 * What the bundled libraries take for `Intl.ListFormat`: it loads the rules of the language once it has a list to
 * print. One of them makes two of these when it is loaded, a fiftieth of a second for a message hardly ever told.
 */
class LazyListFormat {
  readonly #arguments: ConstructorParameters<typeof Intl.ListFormat>;
  #format: Intl.ListFormat | undefined;

  constructor(...given: ConstructorParameters<typeof Intl.ListFormat>) {
    this.#arguments = given;
  }

  format(list: Iterable<string>): string {
    this.#format ??= new globalThis.Intl.ListFormat(...this.#arguments);
    return this.#format.format(list);
  }
}

export {LazyListFormat as 'Intl.ListFormat'};
