import type {Transform} from 'node:stream';
import type {Ledger, RejectsEntry} from '../../ledger/index.js';
import type {Watch} from '../../records/files.js';
import {verify} from './verify.js';
import {InputWatch} from './watch.js';

/** What a ledger says of the input: compared as it is read, before anything new is sent, and noted. */
export class InputNotes {
  readonly #ledger: Ledger;
  readonly #name: string;
  #watch: InputWatch;
  #state: 'to compare' | 'compared' = 'to compare';

  /** `name`: that of the ledger, for messages. */
  constructor(ledger: Ledger, name: string) {
    this.#ledger = ledger;
    this.#name = name;
    this.#watch = new InputWatch(ledger, name);
  }

  /** Begins to read the input, and gives what is to see its content pass. */
  begin(): Watch {
    this.#watch = new InputWatch(this.#ledger, this.#name);
    this.#state = this.#ledger.lastBatch < 0 ? 'compared' : 'to compare';
    return this.#watch;
  }

  /** Makes the stage that compares the batches of this reading, and lets no new one pass before that. */
  verify(): Transform {
    return verify(this.#ledger, this.#watch, () => {
      this.#state = 'compared';
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
    if (this.#state === 'to compare') return;
    this.note('part');
    this.#ledger.noteRejects(mark);
  };
}
