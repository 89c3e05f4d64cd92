/** Batches in a row that may wait for siblings to pass; with more it is the platform that fails. */
const mostInARow = 8;

/** How often a batch may be put off: until the rest was sent, and until a sibling was sent once more. */
const mostPutOffs = 2;

/** How many bodies had passed when a datum first failed alone. */
interface Mark {
  readonly ofSet: number;
  readonly ofAll: number;
}

/** A batch at some of whose data the platform fails, by their place in it. */
interface Suspects {
  readonly set: string;
  readonly marks: Map<number, Mark>;
  putOffs: number;
}

/**
 * Knows of a run which data passed since others failed: only then it is the others' fault, and not the
 * platform's. Data without such siblings are put off until the rest of the input is sent. Where nothing
 * passes even then, a sibling that was stored before is sent once more.
 */
export class Siblings {
  readonly #passed = new Map<string, number>();
  readonly #suspects = new Map<number, Suspects>();
  #passedOfAll = 0;
  #inARow = 0;
  #proof: Promise<unknown> | undefined;

  /** Counts a body with data that a set took. */
  pass(set: string): void {
    this.#passed.set(set, this.#passedOf(set) + 1);
    this.#passedOfAll++;
    this.#inARow = 0;
  }

  /** Notes that a datum of a batch fails alone: what passes from now on counts. */
  accuse(set: string, batch: number, place: number): void {
    let suspects = this.#suspects.get(batch);
    if (suspects?.set !== set) suspects = {set, marks: new Map(), putOffs: 0};
    this.#suspects.set(batch, suspects);
    const mark = {ofSet: this.#passedOf(set), ofAll: this.#passedOfAll};
    if (!suspects.marks.has(place)) suspects.marks.set(place, mark);
  }

  /** Waits for the answer to a sibling that was sent as a proof. */
  async proven(): Promise<void> {
    await this.#proof;
  }

  /** Whether siblings passed since these data of a batch failed. */
  havePassed(batch: number, places: readonly number[]): boolean {
    const suspects = this.#suspects.get(batch);
    return suspects !== undefined && places.every(place => this.#isProven(suspects, place));
  }

  /** Puts a batch off, unless that would change nothing. */
  putOff(batch: number): 'later' | 'blame the platform' {
    const suspects = this.#suspects.get(batch);
    if (!suspects || ++suspects.putOffs > mostPutOffs) return 'blame the platform';
    return ++this.#inARow <= mostInARow ? 'later' : 'blame the platform';
  }

  /** Whether a batch that this set holds is to be sent once more, to see if it still takes data. */
  wantProofOf(set: string): boolean {
    if (this.#proof) return false;
    return [...this.#suspects.values()].some(
      suspects =>
        suspects.putOffs > 0 &&
        (suspects.set === set || this.#isAlone(suspects)) &&
        ![...suspects.marks.keys()].every(place => this.#isProven(suspects, place)),
    );
  }

  /** Takes a sibling that is on its way for the proof that others wait for. */
  prove(sending: Promise<unknown>): void {
    this.#proof = sending
      .catch(() => {}) // whoever sends it hears of it
      .then(() => {
        this.#proof = undefined;
      });
  }

  /** Forgets a batch whose data have found their fate. */
  settle(batch: number): void {
    this.#suspects.delete(batch);
  }

  #isProven(suspects: Suspects, place: number): boolean {
    const mark = suspects.marks.get(place);
    if (!mark) return false;
    if (this.#passedOf(suspects.set) > mark.ofSet) return true;
    return this.#isAlone(suspects) && this.#passedOfAll > mark.ofAll;
  }

  /** Whether the set has no other data: then those of other sets count. Known when all input was sent. */
  #isAlone({set, putOffs}: Suspects): boolean {
    const ofSet = [...this.#suspects.values()].filter(other => other.set === set);
    return putOffs > 0 && ofSet.length === 1 && this.#passedOf(set) === 0;
  }

  #passedOf(set: string): number {
    return this.#passed.get(set) ?? 0;
  }
}
