import {type Batch, recordsIn} from '../block.js';
import {amend, IngestError, printPlace, problem} from '../errors.js';
import {type Client, clientOf} from './client.js';
import {closeDataSet} from './close-data-set.js';
import {DataReply, type DataSetState, deleteDataSet, probeDataSet} from './data-sets.js';
import {describeFaults, expectReply, type Reply} from './reply.js';

/** Where and whose a data set is. */
export interface DataSetOptions {
  readonly client: Client;
  readonly userId: string;
  /** The device it names, or `unreadable` where it may name one that this account may not read. */
  readonly device: {readonly deviceId: string | undefined} | 'unreadable';
}

/** What sending a batch took. */
export interface Appended {
  /** How often the batch was sent again. */
  readonly retries: number;
}

/** A data set that takes data, from `openDataSet` or `resumeDataSet`. */
export class DataSet {
  readonly #options: DataSetOptions;
  readonly #inFlight = new Set<Promise<Appended>>();
  #device: DataSetOptions['device'];
  #state: 'open' | 'closing' | 'closed' | 'deleted' | 'doubtful' = 'open';
  #uploaded = 0;

  constructor(
    readonly id: string,
    options: DataSetOptions,
  ) {
    this.#options = options;
    this.#device = options.device;
  }

  /** Device whose data it holds; undefined where it names none. */
  get deviceId(): string | undefined {
    return this.#device === 'unreadable' ? undefined : this.#device.deviceId;
  }

  /** What became of it here; `doubtful` after a close that failed. */
  get state() {
    return this.#state;
  }

  /** Data that the platform confirmed since this object was made. */
  get uploaded(): number {
    return this.#uploaded;
  }

  /**
   * Sends a batch. Throws `ERR_INGEST_WRONG_DEVICE` before it sends data of another device,
   * `ERR_INGEST_REFUSED_DATUM` when the platform finds fault with a datum: then nothing of the batch is stored.
   */
  async append(batch: Batch, options: {signal?: AbortSignal} = {}): Promise<Appended> {
    this.#expectOpen();
    this.#expectDevice(batch);
    const sending = this.#send(batch, options.signal);
    this.#inFlight.add(sending);
    try {
      return await sending;
    } finally {
      this.#inFlight.delete(sending);
    }
  }

  /** Asks the platform whether it takes data. */
  probe(): Promise<DataSetState> {
    return probeDataSet(this.id, {client: clientOf(this.#options)});
  }

  /**
   * Waits for what is in flight, then closes it, which makes its data visible. Throws `ERR_INGEST_NOT_CLOSED`
   * where that cannot be known. Closing it again does nothing.
   */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#expectOpen();
    this.#state = 'closing';
    // What arrives during a close is taken and never seen again (reference: session, 13.6).
    await Promise.allSettled(this.#inFlight);
    const {client, userId} = this.#options;
    try {
      await closeDataSet(this.id, {client, userId, deviceId: this.deviceId});
      this.#state = 'closed';
    } catch (error) {
      const untouched = error instanceof IngestError && error.fault === 'authentication';
      this.#state = untouched ? 'open' : 'doubtful';
      throw error;
    }
  }

  /** Waits for what is in flight, then deletes it with all its data. */
  async delete(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    await deleteDataSet(this.id, this.#options);
    this.#state = 'deleted';
  }

  async #send({body, entries}: Batch, signal: AbortSignal | undefined): Promise<Appended> {
    const {client} = this.#options;
    let status = 0;
    try {
      const reply = await client.request('POST', client.routes.data(this.id), {body, signal});
      status = reply.status;
      if (status === 400) throwRefusal(reply, entries);
      expectReply(reply, DataReply);
      this.#uploaded += recordsIn(entries);
      return {retries: reply.repeats};
    } catch (error) {
      throw amend(error, whatIsStored(error, status, entries));
    }
  }

  #expectOpen(): void {
    if (this.#state === 'open') return;
    const message = `data set ${this.id} is ${this.#state}: it takes no more data.`;
    throw problem('ERR_INGEST_USAGE', {message});
  }

  #expectDevice({entries}: Batch): void {
    const named = entries.filter(({deviceId}) => deviceId !== undefined);
    // Where the set cannot be read, the first datum with a device tells.
    if (this.#device === 'unreadable' && named[0]) this.#device = {deviceId: named[0].deviceId};
    const own = this.deviceId;
    const place = own === undefined ? undefined : named.find(({deviceId}) => deviceId !== own);
    if (place) throw problem('ERR_INGEST_WRONG_DEVICE', {place});
  }
}

/** Names the first datum that the platform finds fault with, if it names one. */
function throwRefusal({faults}: Reply, entries: Batch['entries']): void {
  const place = entries[faults[0]?.index ?? -1];
  if (!place) return;
  const own = faults.filter(({index}) => index === faults[0]!.index);
  throw problem('ERR_INGEST_REFUSED_DATUM', {
    place,
    faults: describeFaults(own),
    data: entries.length,
  });
}

/** Tells what an error means for the batch; a status of 0 stands for no answer. */
function whatIsStored(error: unknown, status: number, entries: Batch['entries']): string {
  const batch = entries[0] ? `the batch from ${printPlace(entries[0])} on` : 'the batch';
  // What a gateway says of its own patience tells nothing of the platform (reference: session, 13.4).
  const refused = status >= 400 && status < 500 && ![408, 425, 499].includes(status);
  const unknown = error instanceof IngestError && error.fault === 'authentication';
  return refused || unknown
    ? `Nothing of ${batch} is stored.`
    : `Of ${batch} all, some or nothing may be stored.`;
}
