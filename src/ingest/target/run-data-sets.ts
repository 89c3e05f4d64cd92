import {randomBytes} from 'node:crypto';
import type {Batch} from '../../block.js';
import type {Courier} from '../../delivery/courier.js';
import type {DataSet} from '../../delivery/data-set.js';
import {gone} from '../../delivery/look-up.js';
import {openDataSet} from '../../delivery/open-data-set.js';
import {type Found, takeUpDataSet} from '../../delivery/take-up.js';
import {IngestError, problem} from '../../errors.js';
import type {Ledger, SetRecord} from '../../ledger/index.js';
import {defaults} from '../../options.js';
import type {Requester} from '../../tidepool/client.js';
import {deleteDataSet} from '../../tidepool/data-sets.js';
import {deduplicatorOf} from '../../tidepool/opening.js';
import type {DataSetSummary, IngestOptions} from '../options.js';
import {openingOf, type SessionOf} from './opening-of.js';
import {type Routing, routingOf} from './routing.js';
import {inputIsGone, type Target} from './target.js';

/** The data sets of one run: opened at the first batch for them, or taken up from its ledger; closed together. */
export class RunDataSets implements Target {
  readonly #options: IngestOptions;
  readonly #courier: Courier;
  readonly #ledger: Ledger;
  readonly #routing: Routing;
  readonly #sessionOf: SessionOf;
  readonly deviceId = undefined;
  readonly #byDevice = new Map<string | undefined, Promise<DataSet>>();
  /** Sets of an earlier process that it did not see closed, and what it knew of a close. */
  readonly #earlier = new Map<string, Found['close']>();
  /** Ids under which an earlier process may have asked for a set that is not there. */
  readonly #announced = new Map<string | undefined, string>();
  #byList = 0;

  constructor(courier: Courier, ledger: Ledger, options: IngestOptions, sessionOf: SessionOf) {
    this.#sessionOf = sessionOf;
    this.#courier = courier;
    this.#ledger = ledger;
    this.#options = options;
    this.#routing = routingOf(options);
  }

  /** Looks at the sets that the ledger knows: they may be closed or deleted since. */
  async begin(): Promise<void> {
    const {userId} = this.#options;
    const deduplicator = deduplicatorOf(this.#options);
    for (const record of this.#ledger.sets) {
      if (record.state === 'deleted') continue;
      const key = this.#keyOf(record.deviceId);
      const [courier, ledger] = [this.#courier, this.#ledger];
      const found = await takeUpDataSet(record, {courier, ledger, userId, deduplicator});
      if (found === 'nothing') {
        if (record.state === 'opening') this.#announced.set(key, record.id);
      } else {
        this.#byDevice.set(key, Promise.resolve(found.dataSet));
        this.#earlier.set(record.id, found.close);
      }
    }
  }

  /** Gives the data set that a batch belongs to. Throws `ERR_INGEST_SET_GONE` for one closed before its time. */
  readonly for = async (batch: Batch): Promise<DataSet> => {
    const key = this.#keyOf(batch.deviceId);
    let opening = this.#byDevice.get(key);
    if (!opening) {
      opening = this.#open(batch, key);
      this.#byDevice.set(key, opening);
    }
    const dataSet = await opening;
    if (dataSet.state !== 'closed' || this.#ledger.batch(batch.number)?.state === 'settled') {
      return dataSet;
    }
    throw gone(dataSet.id, 'closed');
  };

  /**
   * Ends every set, as many at a time as requests may be in flight: closes it, or deletes it where all its
   * data were refused; what throws waits for those that were begun. `again`
   * asks to go through the input once more: for data that are to be sent last, and for those of a set
   * that had to be deleted, because it got closed half-way or what is in it cannot be known.
   */
  async end(
    input: 'can be read again' | 'is gone',
    beforeClose: () => void,
  ): Promise<'done' | 'again'> {
    if ((await this.#prepareEnd(input)) === 'again') return 'again';
    beforeClose();
    const {concurrency = defaults.concurrency} = this.#options;
    const all = [...this.#byDevice];
    let end: 'done' | 'again' = 'done';
    for (let first = 0; first < all.length; first += concurrency) {
      const some = all.slice(first, first + concurrency);
      const ends = await Promise.allSettled(
        some.map(async ([key, opening]) => this.#end(key, await opening, input)),
      );
      for (const each of ends) {
        if (each.status === 'rejected') throw each.reason;
        if (each.value === 'again') end = 'again';
      }
    }
    return end;
  }

  async #end(key: string | undefined, dataSet: DataSet, input: string): Promise<'done' | 'again'> {
    if (this.#options.signal?.aborted) throw problem('ERR_INGEST_CANCELLED', {});
    if (dataSet.state === 'closed') return 'done';
    let end: 'done' | 'again' = 'done';
    if (this.#ledger.set(dataSet.id)!.stored === 0) await dataSet.delete();
    else if (this.#options.close === false) await dataSet.sweep();
    else if ((await this.#close(dataSet, input)) === 'spoiled') end = 'again';
    if (dataSet.state === 'deleted') this.#byDevice.delete(key);
    return end;
  }

  /** Sees to what must be done before any set is closed: an open one may yet show what is wrong with another. */
  async #prepareEnd(input: string): Promise<'done' | 'again'> {
    let end: 'done' | 'again' = 'done';
    for (const [key, opening] of this.#byDevice) {
      const dataSet = await opening;
      const {id: dataSetId, left} = dataSet;
      if (left === 'nothing') continue;
      if (input === 'is gone') throw inputIsGone(dataSetId);
      end = 'again';
      if (left === 'to send again') continue;
      await dataSet.delete();
      this.#byDevice.delete(key);
    }
    return end;
  }

  /** Deletes every set, also those whose opening was never answered; what fails stays as it is. */
  async undo(client: Requester): Promise<void> {
    const left = this.#ledger.sets.filter(({state}) => state !== 'deleted');
    const deletions = left.map(async ({id}) => {
      await deleteDataSet(id, {client});
      this.#ledger.noteSet(id, 'deleted');
    });
    await Promise.allSettled(deletions);
  }

  get summaries(): DataSetSummary[] {
    return this.#ledger.sets.map(record => ({
      dataSetId: record.id,
      deviceId: record.deviceId ?? null,
      state: stateOf(record),
      uploaded: record.stored,
    }));
  }

  /** Sets that only the list shows to be closed. */
  get confirmedByList(): number {
    return this.#byList;
  }

  async #close(dataSet: DataSet, input: string): Promise<'closed' | 'spoiled'> {
    try {
      await dataSet.close(this.#earlier.get(dataSet.id));
      if (dataSet.proof === 'list') this.#byList++;
      return 'closed';
    } catch (error) {
      const isHalf = error instanceof IngestError && error.code === 'ERR_INGEST_HALF_CLOSED';
      if (!isHalf || input === 'is gone') throw error;
      await dataSet.delete();
      return 'spoiled';
    }
  }

  #keyOf(deviceId: string | undefined): string | undefined {
    return this.#routing.dataSets === 'one' ? undefined : deviceId;
  }

  async #open(batch: Batch, key: string | undefined): Promise<DataSet> {
    const {userId} = this.#options;
    const dataSetId = this.#announced.get(key) ?? randomBytes(16).toString('hex');
    this.#announced.delete(key);
    return openDataSet({
      ...openingOf(batch, this.#options, this.#routing, this.#sessionOf),
      ...{client: this.#courier, ledger: this.#ledger, userId, dataSetId},
    });
  }
}

function stateOf({state}: SetRecord): DataSetSummary['state'] {
  return state === 'open' || state === 'closed' || state === 'deleted' ? state : 'unknown';
}
