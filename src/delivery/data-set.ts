import {withoutIds} from '../batches/id-slots.js';
import {type Batch, type Rejection, rejectEntry} from '../block.js';
import {IngestError, problem} from '../errors.js';
import {createNonce, type FateEntry, Ledger, sumOf} from '../ledger/index.js';
import {type DataSetState, probeDataSet} from '../tidepool/data-sets.js';
import type {Deduplicator} from '../tidepool/deduplicator.js';
import {idsInDoubt} from './attempt-ids.js';
import {closeDataSet, type Proof} from './close-data-set.js';
import type {Courier} from './courier.js';
import {deleteSet} from './delete-set.js';
import {deliver} from './deliver.js';
import type {Destination} from './destination.js';
import {inDeviceTurn} from './device-turn.js';
import {expectNotDeleted} from './look-up.js';
import {removeData} from './remove-data.js';

/** Where and whose a data set is. */
export interface DataSetOptions {
  readonly courier: Courier;
  readonly userId: string;
  /** The device it names, or `unreadable` where it may name one that this account may not read. */
  readonly device: {readonly deviceId: string | undefined} | 'unreadable';
  readonly deduplicator?: Deduplicator | undefined;
  /** Where its batches are noted under their own numbers; without it this set keeps its own notes. */
  readonly ledger?: Ledger | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a batch. */
export interface Appended {
  /** Data that are stored. */
  readonly stored: number;
  /** Data that the platform refused. */
  readonly rejections: readonly Rejection[];
  /** Sum of the stored data's fingerprints modulo 2^32. */
  readonly fingerprint: number;
  /** How often it, or a part of it, was sent again. */
  readonly retries: number;
  /** Bytes of the bodies sent. */
  readonly bytes: number;
}

/** A data set that takes data, from `openDataSet` or `resumeDataSet`. */
export class DataSet {
  readonly #options: DataSetOptions;
  readonly #ledger: Ledger;
  readonly #inFlight = new Set<Promise<FateEntry | 'put off'>>();
  #device: DataSetOptions['device'];
  #state: 'open' | 'closing' | 'closed' | 'deleted' | 'half-closed' | 'doubtful';
  #proof: Proof = 'answer';
  #uploaded = 0;
  #batches = 0;

  constructor(
    readonly id: string,
    options: DataSetOptions,
    state: 'open' | 'closed' = 'open',
  ) {
    this.#options = options;
    this.#ledger = options.ledger ?? new Ledger(createNonce());
    if (!this.#ledger.set(id)) this.#ledger.noteSet(id, 'open');
    this.#device = options.device;
    this.#state = state;
  }

  /** Device whose data it holds; undefined where it names none. */
  get deviceId(): string | undefined {
    return this.#device === 'unreadable' ? undefined : this.#device.deviceId;
  }

  /** What became of it here; `doubtful` after a close that failed. */
  get state() {
    return this.#state;
  }

  /** How we know that it is closed. */
  get proof(): Proof {
    return this.#proof;
  }

  /** Data that the platform confirmed since this object was made. */
  get uploaded(): number {
    return this.#uploaded;
  }

  /**
   * Sends a batch until each of its data is stored once or refused. Throws `ERR_INGEST_WRONG_DEVICE` before
   * it sends data of another device. A batch that its ledger knows to be settled is not sent again. With a
   * ledger it may be put off: `left` tells that it must be appended once more.
   */
  async append(batch: Batch, options: {signal?: AbortSignal} = {}): Promise<Appended> {
    const number = this.#options.ledger ? batch.number : this.#batches++;
    const known = this.#known(number);
    const isProof = known !== undefined && this.#isProof(known);
    const isDone = known && known.left !== 'to send again' && !isProof;
    const later = this.#options.ledger && !isProof ? 'possible' : 'never';
    const sending = isDone ? undefined : this.#send(batch, number, {...options, later});
    if (sending && isProof) this.#options.courier.siblings.prove(sending);
    const fate = isDone ? known : await sending!;
    if (fate === 'put off') return nothing;
    this.#uploaded += fate.stored - (sending ? (known?.stored ?? 0) : 0);
    const {stored, fingerprint, retries, bytes} = fate;
    const rejections = fate.refused.map(([place, faults]) => {
      const entry = batch.entries.at(place);
      const {start, end, ids} = entry;
      const record = batch.body.subarray(start, end);
      const own = ids.map(id => id - start);
      return rejectEntry(entry, withoutIds(record, own), faults);
    });
    return {stored, rejections, fingerprint, retries, bytes};
  }

  /** What must be done before it can be closed: some batches appended once more, or all to a new set. */
  get left() {
    return this.#ledger.leftOf(this.id);
  }

  /** Asks the platform whether it takes data. */
  probe(): Promise<DataSetState> {
    return probeDataSet(this.id, {client: this.#options.courier});
  }

  /**
   * Waits for what is in flight, then deletes once more what attempts in doubt may have stored, and looks
   * whether the set is still there. Throws `ERR_INGEST_SET_GONE` where it is not.
   */
  async sweep(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    const {courier: client, deduplicator, signal} = this.#options;
    if (deduplicator?.undo !== 'replace') {
      await removeData(this.id, idsInDoubt(this.#ledger, this.id), {client, signal});
    }
    await expectNotDeleted(this.id, client);
  }

  /**
   * Closes it, which makes its data visible, when nothing is in flight and nothing in doubt. Throws
   * `ERR_INGEST_HALF_CLOSED` where they will not be seen, `ERR_INGEST_NOT_CLOSED` where that cannot be
   * known, `ERR_INGEST_UNFINISHED` before that where it may hold data twice, `ERR_INGEST_SET_GONE` where
   * somebody else has deleted it. Closing it again does nothing.
   */
  async close(earlier: 'none' | 'unanswered' | 'failed' = 'none'): Promise<void> {
    if (this.#state === 'closed') return;
    this.#expectOpen();
    this.#state = 'closing';
    const {courier, userId, signal} = this.#options;
    const {deviceId} = this;
    // What arrives during a close is taken and never seen again (reference: session, 13.6).
    await Promise.allSettled(this.#inFlight);
    try {
      if (this.left === 'a new set') throw mayBeDoubled(this.id);
      if (earlier === 'none') await this.sweep();
      const close = async () => {
        const state = earlier === 'failed' ? 'half-closed' : 'closing';
        await this.#ledger.announceSet(this.id, state);
        const onFailure = () => this.#ledger.noteSet(this.id, 'half-closed');
        const client = courier;
        return closeDataSet(this.id, {client, userId, deviceId, earlier, onFailure, signal});
      };
      const device = {baseUrl: courier.baseUrl, userId, deviceId: deviceId ?? ''};
      this.#proof = await inDeviceTurn(device, close, signal);
      this.#ledger.noteSet(this.id, 'closed');
      this.#state = 'closed';
    } catch (error) {
      this.#state = stateAfter(error);
      if (this.#state === 'half-closed') this.#ledger.noteSet(this.id, 'half-closed');
      throw error;
    }
  }

  /** Waits for what is in flight, then deletes it with all its data. */
  async delete(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    await deleteSet(this.id, {client: this.#options.courier, ledger: this.#ledger});
    this.#state = 'deleted';
  }

  #known(number: number): FateEntry | undefined {
    const record = this.#ledger.batch(number);
    return record?.set === this.id ? record.fate : undefined;
  }

  /** Whether what is stored is to be sent once more, to see that the platform still takes it. */
  #isProof({stored}: FateEntry): boolean {
    const {courier, deduplicator} = this.#options;
    const isUndone = deduplicator?.undo !== 'replace' || deduplicator.datumNeeds === 'origin.id';
    return stored > 0 && isUndone && courier.siblings.wantProofOf(this.id);
  }

  async #send(
    batch: Batch,
    number: number,
    options: Pick<Destination, 'later' | 'signal'>,
  ): Promise<FateEntry | 'put off'> {
    this.#expectOpen();
    this.#expectDevice(batch);
    const {courier, deduplicator} = this.#options;
    const undo = deduplicator?.undo ?? 'delete';
    const to = {courier, ledger: this.#ledger, dataSetId: this.id, undo, ...options};
    const sum = sumOf(batch);
    if ((this.#ledger.batch(number)?.sum ?? sum) !== sum) {
      throw problem('ERR_INGEST_INPUT_CHANGED', {place: batch.entries.at(0)});
    }
    const sending = deliver(batch, number, sum, to);
    this.#inFlight.add(sending);
    try {
      return await sending;
    } finally {
      this.#inFlight.delete(sending);
    }
  }

  #expectOpen(): void {
    if (this.#state === 'open') return;
    const message = `data set ${this.id} is ${this.#state}: it takes no more data.`;
    throw problem('ERR_INGEST_USAGE', {message});
  }

  #expectDevice({entries}: Batch): void {
    const named = entries.distinct('deviceId').filter(deviceId => deviceId !== undefined);
    // Where the set cannot be read, the first datum with a device tells.
    if (this.#device === 'unreadable' && named[0]) this.#device = {deviceId: named[0]};
    const own = this.deviceId;
    const other = own === undefined ? undefined : named.find(deviceId => deviceId !== own);
    if (other === undefined) return;
    const place = [...entries].find(({deviceId}) => deviceId === other)!;
    throw problem('ERR_INGEST_WRONG_DEVICE', {place});
  }
}

/** Makes the error of a set in which nothing undoes what was perhaps stored. */
export const mayBeDoubled = (dataSetId: string) =>
  problem('ERR_INGEST_UNFINISHED', {
    dataSetId,
    reason:
      'an answer was lost, and under its deduplicator what has no origin.id can be neither taken back nor replaced, so it may be there twice. Delete the set and upload all again, or choose another deduplicator',
  });

const nothing: Appended = {stored: 0, rejections: [], fingerprint: 0, retries: 0, bytes: 0};

function stateAfter(error: unknown): 'open' | 'half-closed' | 'doubtful' {
  if (!(error instanceof IngestError)) return 'doubtful';
  if (error.code === 'ERR_INGEST_HALF_CLOSED') return 'half-closed';
  return error.fault === 'authentication' ? 'open' : 'doubtful';
}
