import {type BatchRecord, BatchTable} from './batch-table.js';
import type {
  AttemptEntry,
  EndEntry,
  Entry,
  FateEntry,
  InputEntry,
  KeptEntry,
  RejectsEntry,
  ReservedEntry,
  SetState,
} from './entries.js';
import {InputMarks} from './input-marks.js';

/** A data set as the ledger knows it. */
export interface SetRecord {
  readonly id: string;
  readonly deviceId: string | undefined;
  state: SetState;
  /** Data stored in it. */
  stored: number;
}

/** Sums over the settled batches. */
export interface Totals {
  uploaded: number;
  batches: number;
  retries: number;
  bytes: number;
  fingerprint: number;
}

/** What is known of a run: nothing but what its entries say, in their order. */
export class Book {
  readonly sets = new Map<string, SetRecord>();
  readonly batches = new BatchTable();
  readonly totals: Totals = {uploaded: 0, batches: 0, retries: 0, bytes: 0, fingerprint: 0};
  /** Parts of the input that are kept, by their place in the list of files. */
  readonly kept = new Map<number, KeptEntry>();
  /** All places in the input that were noted, the last one included. */
  readonly marks = new InputMarks();
  input: InputEntry | undefined;
  rejects: RejectsEntry | undefined;
  end: EndEntry | undefined;
  #reserved: ReservedEntry | undefined;
  /** Batches below this may have been sent also if nothing is known of them. */
  #unsure = 0;

  /** Goes on under a start of the system: another than before may have lost what was not on the disk. */
  continueUnder(boot: string): void {
    const {reserved, boot: before} = this.#reserved ?? {};
    if (reserved !== undefined && before !== boot) this.#unsure = Math.max(this.#unsure, reserved);
  }

  /** Tells whether a batch of which nothing is known may have been sent once. */
  isUnsure(number: number): boolean {
    return number < this.#unsure && !this.batches.get(number);
  }

  apply(entry: Entry): void {
    if ('state' in entry) this.#applySet(entry.set, entry.state, entry.deviceId);
    else if ('reserved' in entry) this.#applyReserved(entry);
    else if ('attempt' in entry) this.#applyAttempt(entry);
    else if ('stored' in entry) this.#applyFate(entry);
    else if ('input' in entry) this.#applyInput(entry);
    else if ('kept' in entry) this.kept.set(entry.kept, entry);
    else if ('rejects' in entry) this.rejects = entry;
    else if ('end' in entry) this.end = entry;
  }

  #applySet(id: string, state: SetState, deviceId: string | null | undefined): void {
    const known = this.sets.get(id);
    if (!known) this.sets.set(id, {id, deviceId: deviceId ?? undefined, state, stored: 0});
    else {
      known.state = state;
      if (state === 'deleted') this.#void(known);
    }
  }

  #applyInput(entry: InputEntry): void {
    this.input = entry;
    this.marks.add(entry);
  }

  #applyReserved(entry: ReservedEntry): void {
    this.continueUnder(entry.boot);
    this.#reserved = entry;
  }

  #applyAttempt({batch: number, attempt, set, sum, ids}: AttemptEntry): void {
    const known = this.batches.get(number);
    if (known?.set === set) {
      this.#unsettle({...known, attempts: attempt}, known.fate ? 'sent' : known.state);
      return;
    }
    const refused = known?.refused ?? [];
    // Where the first line known is of a later attempt, the one before was lost with a power cut.
    const attempts = {attempts: attempt, firstAttempt: known ? attempt : 1};
    const state = 'sent';
    this.batches.put({number, set, sum, ids, state, refused, fate: undefined, ...attempts});
  }

  #applyFate(fate: FateEntry): void {
    this.#add(this.batches.settle(fate), fate, 1);
  }

  /** The data of a deleted set are nowhere: its batches are to be sent again. */
  #void(set: SetRecord): void {
    for (const record of this.batches.of(set.id)) this.#unsettle(record, 'void');
  }

  #unsettle(record: BatchRecord, state: BatchRecord['state']): void {
    if (record.fate) this.#add(record.set, record.fate, -1);
    this.batches.put({...record, state, fate: undefined});
  }

  #add(set: string, {stored, retries, bytes, fingerprint}: FateEntry, sign: 1 | -1): void {
    const {totals} = this;
    this.sets.get(set)!.stored += sign * stored;
    totals.uploaded += sign * stored;
    totals.batches += sign;
    totals.retries += sign * retries;
    totals.bytes += sign * bytes;
    totals.fingerprint = (totals.fingerprint + sign * fingerprint) >>> 0;
  }
}
