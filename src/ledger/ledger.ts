import type {BatchRecord} from './batch-table.js';
import {Book, type SetRecord, type Totals} from './book.js';
import {nameBoot} from './boot.js';
import type {Entry, FateEntry, InputEntry, KeptEntry, RejectsEntry, SetState} from './entries.js';
import type {InputMarks} from './input-marks.js';
import {Reservation} from './reservation.js';

/** Where entries are kept, in their order: they outlive this process when flushed, and a power cut when synced. */
export interface EntryFile {
  /** Has an entry flushed soon. */
  write(entry: Entry): void;
  /** Resolves when what is written is flushed, at the end of this turn of the event loop. */
  flushed(): Promise<void>;
  /** Brings what is written to the disk itself. */
  sync(): void;
  /** The same without blocking: what is written meanwhile shares the next turn. */
  synced(): Promise<void>;
}

/** What a set is in while the platform is asked; `half-closed` while it is asked what became of a failed close. */
type Announced = 'opening' | 'closing' | 'half-closed' | 'deleting';

/** Notes what a run does before it does it, in a file or only in memory. */
export class Ledger {
  readonly #book: Book;
  readonly #file: EntryFile | undefined;
  readonly #reservation = new Reservation(async reserved => {
    this.#note({reserved, boot: nameBoot()});
    await this.#file?.synced();
  });

  /** Tells runs apart in the ids of their data. */
  constructor(
    readonly nonce: string,
    book: Book = new Book(),
    file?: EntryFile,
  ) {
    this.#book = book;
    this.#file = file;
  }

  /** Whether a later process can go on. */
  get kind(): 'file' | 'memory' {
    return this.#file ? 'file' : 'memory';
  }

  get sets(): readonly SetRecord[] {
    return [...this.#book.sets.values()];
  }

  get totals(): Readonly<Totals> {
    return this.#book.totals;
  }

  get end() {
    return this.#book.end;
  }

  /** Number of the last batch that was ever sent, -1 for none. */
  get lastBatch(): number {
    return this.#book.batches.last;
  }

  /** How far the input was read when something was last relied on; undefined before the first batch. */
  get input(): InputEntry | undefined {
    return this.#book.input;
  }

  /** How far it was read each time. */
  get marks(): InputMarks {
    return this.#book.marks;
  }

  /** What stands in the rejects file. */
  get rejects(): RejectsEntry | undefined {
    return this.#book.rejects;
  }

  /** Parts of the input that are kept beside the ledger, by their place in the list of files. */
  get kept(): ReadonlyMap<number, KeptEntry> {
    return this.#book.kept;
  }

  set(id: string): SetRecord | undefined {
    return this.#book.sets.get(id);
  }

  batch(number: number): BatchRecord | undefined {
    return this.#book.batches.get(number);
  }

  /** Tells whether a batch of which nothing is known may have been sent once: before a power cut. */
  isUnsure(number: number): boolean {
    return this.#book.isUnsure(number);
  }

  /** Attempts that may have stored data, or may still do: of a batch without a fate all. */
  *doubtsOf(set: string): Generator<{number: number; ids: number; attempts: readonly number[]}> {
    for (const {number, ids, fate, firstAttempt, attempts} of this.#book.batches.of(set)) {
      const made = Array.from({length: attempts - firstAttempt + 1}, (_, at) => firstAttempt + at);
      yield {number, ids, attempts: fate?.doubtful ?? made};
    }
  }

  /** What is left to do for the batches of a set before it can be closed. */
  leftOf(set: string): 'nothing' | 'to send again' | 'a new set' {
    let left: 'nothing' | 'to send again' = 'nothing';
    for (const {state, fate} of this.#book.batches.of(set)) {
      if (fate?.left === 'a new set') return fate.left;
      if (fate?.left === 'to send again' || state === 'sent') left = 'to send again';
    }
    return left;
  }

  /** Notes what is about to be asked of a set, and resolves when that is on the disk itself. */
  async announceSet(set: string, state: Announced, deviceId?: string | null): Promise<void> {
    this.#note({set, state, ...(deviceId !== undefined && {deviceId})});
    await this.#file?.synced();
  }

  /** Notes what has become of a set. Of a failed close the platform cannot tell again, so that is on the disk at once. */
  noteSet(set: string, state: Exclude<SetState, Announced> | 'half-closed'): void {
    this.#note({set, state});
    if (state === 'half-closed') this.#file?.sync();
  }

  /** Forgets a set whose opening was refused for certain; of a file a later process looks for it all the same. */
  forgetSet(set: string): void {
    this.#book.sets.delete(set);
  }

  /**
   * Notes that a batch is about to be sent, and gives the number of this attempt once even a power cut cannot
   * hide it: it is on the disk itself, or it is the first and its batch is reserved there. That is `enough`
   * where an attempt that was never made is undone without harm.
   */
  async noteAttempt(
    number: number,
    batch: {set: string; sum: string; ids: number},
    enough: 'reserved' | 'on the disk' = 'on the disk',
  ): Promise<number> {
    const attempt = (this.batch(number)?.attempts ?? (this.isUnsure(number) ? 1 : 0)) + 1;
    const isReserved = this.#file && attempt === 1 && enough === 'reserved';
    const covered = isReserved ? this.#reservation.cover(number) : undefined;
    covered?.catch(() => {}); // the next line fails as well then, and is heard of
    this.#note({batch: number, attempt, ...batch});
    if (covered) await Promise.all([covered, this.#file?.flushed()]);
    else await this.#file?.synced();
    return attempt;
  }

  /** Gives back at the end of a process what it has reserved and not used. */
  endReservation(): void {
    const reserved = this.lastBatch + 1;
    if (!this.end && this.#reservation.upTo > reserved) this.#note({reserved, boot: nameBoot()});
  }

  noteFate(fate: FateEntry): void {
    this.#note(fate);
  }

  /** Notes how far the input is read, if that is further than it ever was. */
  noteInput(entry: InputEntry): void {
    const {input, bytes = -1} = this.input ?? {};
    const isFurther = entry.bytes > bytes || (entry.input === 'all' && input !== 'all');
    if (isFurther) this.#note(entry);
  }

  /** Notes that a part of the input is kept whole. */
  noteKept(entry: KeptEntry): void {
    this.#note(entry);
    this.#file?.sync();
  }

  /** Notes what stands in the rejects file, if that is not known. */
  noteRejects(entry: RejectsEntry): void {
    const {bytes, sum} = this.rejects ?? {};
    if (entry.bytes !== bytes || entry.sum !== sum) this.#note(entry);
  }

  /** Notes that nothing is left to do. */
  noteEnd(end: 'done' | 'abandoned'): void {
    this.#note({end, batches: this.#book.batches.size});
    this.#file?.sync();
  }

  #note(entry: Entry): void {
    this.#file?.write(entry);
    this.#book.apply(entry);
  }
}
