import type {DatumFault} from '../block.js';

/** What must be the same when a run goes on, besides the content of the input. */
export interface Terms {
  readonly userId: string;
  readonly baseUrl: string;
  readonly deduplicator: string;
  readonly batchSize: number;
  readonly flushBytes: number;
  readonly duplicates: 'keep' | 'drop';
  readonly dataSets: string;
  readonly prepare: boolean;
  readonly keepIds: boolean;
}

/** First entry of a ledger: whose it is, and the part of the data's ids that tells runs apart. */
export interface RunEntry {
  readonly ledger: 'tidepool-ingest';
  readonly version: 4;
  readonly nonce: string;
  readonly terms: Terms;
}

/**
 * What a data set has come to. `opening`, `closing` and `deleting` are written before the request, so that
 * what a killed run left is known to be in doubt; `half-closed` when a close was answered with a failure.
 */
export type SetState =
  | 'opening'
  | 'open'
  | 'closing'
  | 'half-closed'
  | 'closed'
  | 'deleting'
  | 'deleted';

export interface SetEntry {
  readonly set: string;
  readonly state: SetState;
  /** Given once; null for a set without device. */
  readonly deviceId?: string | null;
}

/**
 * On the disk before any batch below a number is sent for the first time: then its attempt need not be. Where
 * the system was started anew since (`boot`), such lines may be lost: what is not known of was perhaps sent.
 */
export interface ReservedEntry {
  readonly reserved: number;
  readonly boot: string;
}

/** Written before a batch is sent: from here on its data may be stored. */
export interface AttemptEntry {
  readonly batch: number;
  /** From 1. */
  readonly attempt: number;
  readonly set: string;
  /** Checksum of what the batch is made of; of its bytes that of the input tells. */
  readonly sum: string;
  /** How many ids an attempt gives. */
  readonly ids: number;
}

/** Written when each datum of a batch has found its fate. */
export interface FateEntry {
  readonly batch: number;
  readonly stored: number;
  /** What the platform refused: place in the batch, and why. */
  readonly refused: readonly Refused[];
  /** Attempts that may still store something: their ids are deleted once more before the close. */
  readonly doubtful: readonly number[];
  /**
   * What is to be done before the close where deleting does not help: it is sent once more, or what is in
   * doubt cannot be undone in this set.
   */
  readonly left?: 'to send again' | 'a new set';
  readonly fingerprint: number;
  readonly retries: number;
  readonly bytes: number;
}

export type Refused = readonly [place: number, faults: readonly DatumFault[]];

/**
 * How far the input was read, and the checksum of all of it until there: what came of it may be relied on
 * only for the same bytes. `all` when there was no more.
 */
export interface InputEntry extends InputMark {
  readonly input: 'part' | 'all';
}

/** A place in the content of an input, decompressed; the end of each file counts as one byte. */
export interface InputMark {
  readonly bytes: number;
  readonly sum: string;
}

/** A part of the input that can be read only once, kept beside the ledger: its place in the list of files. */
export interface KeptEntry extends InputMark {
  readonly kept: number;
}

/** Refused data that stand in the rejects file: how many bytes of it, and their checksum. */
export interface RejectsEntry {
  readonly rejects: number;
  readonly bytes: number;
  readonly sum: string;
}

/** Written when the run is done, or given up with all its sets. */
export interface EndEntry {
  readonly end: 'done' | 'abandoned';
  readonly batches: number;
}

export type Entry =
  | RunEntry
  | SetEntry
  | ReservedEntry
  | AttemptEntry
  | FateEntry
  | InputEntry
  | KeptEntry
  | RejectsEntry
  | EndEntry;
