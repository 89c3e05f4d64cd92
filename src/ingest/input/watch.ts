import {type IngestError, type Place, problem} from '../../errors.js';
import type {InputEntry, InputMark} from '../../ledger/index.js';
import {InputSum} from './sum.js';

/** Sums up the content of an input as it is read, and compares it with what a ledger says of it. */
export class InputWatch {
  readonly #sum = new InputSum();
  readonly #known: InputEntry | undefined;
  readonly #ledger: string;
  #isCompared: boolean;

  /** `ledger`: its name, for the message. */
  constructor(known: InputEntry | undefined, ledger: string) {
    this.#known = known;
    this.#ledger = ledger;
    this.#isCompared = !known?.bytes;
  }

  /** How far the input is read. */
  get mark(): InputMark {
    return this.#sum.mark;
  }

  /** Whether all that the ledger relies on has passed, and was the same. */
  get isCompared(): boolean {
    return this.#isCompared;
  }

  /** Lets the content of a file pass. Throws `ERR_INGEST_CHANGED_INPUT`. */
  readonly watch = async function* (
    this: InputWatch,
    content: AsyncIterable<Buffer>,
  ): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      this.#see(chunk);
      yield chunk;
    }
    this.#see(fileEnd);
  }.bind(this);

  /** Takes the input for read to its end. Throws `ERR_INGEST_CHANGED_INPUT` if there should be more. */
  end(): void {
    if (!this.isCompared) throw this.changed();
  }

  /** Says that the input is another one, as far as known from which datum on. */
  changed(place?: Place): IngestError {
    return problem('ERR_INGEST_CHANGED_INPUT', {ledger: this.#ledger, ...(place && {place})});
  }

  #see(chunk: Uint8Array): void {
    const {bytes, sum, input} = this.#known ?? nothing;
    const unseen = Math.max(0, bytes - this.mark.bytes);
    if (input === 'all' && chunk.length > unseen) throw this.changed();
    this.#sum.add(chunk.subarray(0, unseen));
    if (this.mark.bytes === bytes && this.mark.sum !== sum) throw this.changed();
    this.#isCompared ||= this.mark.bytes === bytes;
    this.#sum.add(chunk.subarray(unseen));
  }
}

/** A byte that no file in UTF-8 has: two files are not the same as one with the bytes of both. */
const fileEnd = Buffer.from([0xff]);

const nothing: InputEntry = {input: 'part', bytes: 0, sum: '00000000'};
