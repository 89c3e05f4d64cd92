import type {Transform} from 'node:stream';
import type {Ledger, RejectsEntry} from '../ledger/index.js';
import {readContents, type Watch} from '../records/files.js';
import {InputWatch} from './input-watch.js';
import type {KeptInput} from './kept-input.js';
import {verify} from './verify.js';

/** What a ledger says of the input: compared before anything is sent, noted as it is read. */
export class InputNotes {
  readonly #ledger: Ledger;
  readonly #name: string;
  readonly #watch: InputWatch;
  #batches: 'to compare' | 'compared';

  /** `name`: that of the ledger, for messages. */
  constructor(ledger: Ledger, name: string) {
    this.#ledger = ledger;
    this.#name = name;
    this.#watch = new InputWatch(ledger.input, name);
    this.#batches = ledger.lastBatch < 0 ? 'compared' : 'to compare';
  }

  /** Sees the content pass that is uploaded. */
  get watch(): Watch {
    return this.#watch.watch;
  }

  /**
   * Reads what is known of the input, and looks into none of it. Throws `ERR_INGEST_CHANGED_INPUT` for
   * another one. Where all is done nothing will be sent, so that the one reading is enough.
   */
  async compare({files, spooled}: KeptInput, signal: AbortSignal | undefined): Promise<void> {
    const {input: known, end} = this.#ledger;
    if (!known || end) return;
    const watch = new InputWatch(known, this.#name);
    for await (const _ of readContents(files, {spooled, signal, watch: watch.watch})) {
      if (known.input === 'part' && watch.mark.bytes >= known.bytes) return;
    }
    watch.end();
  }

  /** Makes the stage that compares the batches, and notes how far the input is read before it sends new ones. */
  verify(): Transform {
    return verify(this.#ledger, this.#watch, () => {
      this.#batches = 'compared';
    });
  }

  /** Notes that the input was read so far, or to its end. Throws `ERR_INGEST_CHANGED_INPUT` if it is too short. */
  note(input: 'part' | 'all'): void {
    if (input === 'all') this.#watch.end();
    this.#ledger.noteInput({input, ...this.#watch.mark});
  }

  /**
   * Notes what stands in the rejects file: it came of what is read by now. Of an input that may be read in
   * another way than before nothing counts.
   */
  readonly noteRejects = (mark: RejectsEntry): void => {
    if (this.#batches === 'to compare') return;
    this.note('part');
    this.#ledger.noteRejects(mark);
  };
}
