/**
 * Reserves numbers of batches before they are sent, many at once and the next ones in good time, so that
 * hardly one waits for the disk. To wait for each took 3 % of the time of an upload.
 */
export class Reservation {
  readonly #reserve: (upTo: number) => Promise<void>;
  #noted = 0;
  /** Numbers below this are so on the disk itself. */
  #sure = 0;
  #coming: Promise<void> = Promise.resolve();

  /** `reserve` notes that all numbers below one are reserved, and resolves when that is on the disk itself. */
  constructor(reserve: (upTo: number) => Promise<void>) {
    this.#reserve = reserve;
  }

  /** Numbers below this are reserved. */
  get upTo(): number {
    return this.#noted;
  }

  /** Resolves when the disk knows that a number is reserved. */
  async cover(number: number): Promise<void> {
    if (number + step / 2 >= this.#noted) this.#extend(number + step);
    if (number >= this.#sure) await this.#coming;
  }

  #extend(upTo: number): void {
    this.#noted = upTo;
    this.#coming = this.#reserve(upTo).then(() => {
      this.#sure = upTo;
    });
    this.#coming.catch(() => {}); // whoever waits for it hears of it, or the next to write
  }
}

/** At full speed they are sent in half a second or more; after a power cut so many may be deleted for nothing. */
const step = 256;
