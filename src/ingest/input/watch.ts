import {Checksum} from '../../checksum/checksum.js';
import {type IngestError, type Place, problem} from '../../errors.js';
import type {InputMark, InputMarks, Ledger} from '../../ledger/index.js';
import {count} from '../../print/numbers.js';
import type {Watch} from '../../records/decompress.js';

/** Sums up the content of an input as it is read, and compares it with what a ledger says of it. */
export class InputWatch implements Watch {
  readonly #sum = new Checksum();
  /** What an earlier reading has noted; this one adds to the same list. */
  readonly #marks: InputMarks;
  readonly #count: number;
  readonly #isWhole: boolean;
  readonly #ledger: string;
  /** Marks that agree. */
  #agreed = 0;
  #comparedTo = 0;

  /** `name`: that of the ledger, for the message. */
  constructor({input, marks}: Pick<Ledger, 'input' | 'marks'>, name: string) {
    this.#marks = marks;
    this.#count = marks.length;
    this.#isWhole = input?.input === 'all';
    this.#ledger = name;
  }

  /** Where a file is best read to. */
  get memory(): readonly Buffer[] | undefined {
    return this.#sum.memory;
  }

  /** How far the input is read. */
  get mark(): InputMark {
    return this.#sum.mark;
  }

  /** The same without a checksum. */
  get bytes(): number {
    return this.#sum.bytes;
  }

  /** How many bytes are known to be the same as before. */
  get comparedTo(): number {
    return this.#comparedTo;
  }

  /** Whether all that the ledger relies on has passed, and was the same. */
  get isCompared(): boolean {
    return this.#agreed === this.#count;
  }

  /** Lets the content of a file pass. Throws `ERR_INGEST_CHANGED_INPUT`. */
  async *watch(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      this.#see(chunk);
      yield chunk;
    }
    this.#see(fileEnd);
  }

  /** Takes the input for read to its end. Throws `ERR_INGEST_CHANGED_INPUT` if there should be more. */
  end(): void {
    if (!this.isCompared) throw this.changed();
  }

  /** Says that the input is read in another way, as far as known from which datum on. */
  changed(place?: Place): IngestError {
    return problem('ERR_INGEST_CHANGED_INPUT', {ledger: this.#ledger, ...(place && {place})});
  }

  #differs(end: number): IngestError {
    const bytes = `${count(this.#comparedTo + 1)} to ${count(end)}`;
    return problem('ERR_INGEST_CHANGED_INPUT', {ledger: this.#ledger, bytes});
  }

  #see(chunk: Uint8Array): void {
    let rest = chunk;
    while (!this.isCompared) {
      const {bytes, sum} = this.#marks.at(this.#agreed);
      const before = bytes - this.#sum.bytes;
      if (before > rest.length) break;
      this.#sum.add(rest.subarray(0, before));
      rest = rest.subarray(before);
      if (this.mark.sum !== sum) throw this.#differs(bytes);
      this.#agreed++;
      this.#comparedTo = bytes;
    }
    if (this.#isWhole && this.isCompared && rest.length > 0) throw this.changed();
    this.#sum.add(rest);
  }
}

/** A byte that no file in UTF-8 has: two files are not the same as one with the bytes of both. */
const fileEnd = Buffer.from([0xff]);
