import {Failure} from '../failure.js';
import {now} from '../instants.js';
import {apply} from './apply.js';
import type {StoreCall} from './calls.js';
import {type Portion, portionOf} from './data-of-set.js';
import type {DataSetDocument, DatumDocument, Provenance} from './documents.js';
import type {DataChange, DeviceDataChange, Mutation} from './mutation.js';
import type {Row} from './row.js';
import {oneKind, type Selector} from './selectors.js';
import type {Tables} from './tables.js';

/** On whose behalf a call is made: once the client has hung up, the store does nothing more for it. */
export interface Caller {
  readonly hungUp: boolean;
}

/** Waits or fails as a fault rule says, and tells how much of the call is to be carried out. */
export type FaultPoint = (call: StoreCall) => Promise<Portion>;

const setIdForm = /^(upid_[0-9a-f]{12}|upid_[0-9a-f]{32}|[0-9a-f]{32})$/;

/** The platform's store, call by call; each passes the fault point, then is carried out at once. */
export class Store {
  constructor(
    private readonly tables: Tables,
    private readonly faultPoint: FaultPoint,
    private readonly journal: (mutation: Mutation) => void,
  ) {}

  async getDataSet(caller: Caller, id: string): Promise<DataSetDocument | undefined> {
    await this.enter(caller, 'GetDataSet');
    return this.tables.find(id)?.document;
  }

  /** Lists the data sets of a user, the youngest first. */
  async list(
    caller: Caller,
    call: 'ListUserDataSets' | 'GetDataSetsForUserByID',
    userId: string,
  ): Promise<DataSetDocument[]> {
    await this.enter(caller, call);
    return this.tables
      .list(userId)
      .map(({document}) => document)
      .reverse();
  }

  async createDataSet(caller: Caller, document: DataSetDocument): Promise<void> {
    await this.enter(caller, 'CreateDataSet');
    if (document.uploadId === '') throw new Failure('data set upload id is empty');
    this.write({call: 'CreateDataSet', document});
  }

  /** Changes a data set and answers it as it is then. */
  async updateDataSet(
    caller: Caller,
    id: string,
    set: Partial<DataSetDocument>,
  ): Promise<DataSetDocument> {
    await this.enter(caller, updateCallOf(set));
    if (!setIdForm.test(id)) throw new Failure('id is invalid');
    this.write({call: 'UpdateDataSet', id, set: {...set, modifiedTime: now()}});
    const updated = this.tables.find(id);
    if (!updated) throw new Failure('data set is missing');
    return updated.document;
  }

  async deleteDataSet(caller: Caller, id: string): Promise<void> {
    await this.enter(caller, 'DeleteDataSet', portion =>
      this.write({call: 'DeleteDataSet', id, at: now(), portion}),
    );
  }

  async destroyDataForUser(caller: Caller, userId: string): Promise<void> {
    await this.enter(caller, 'DestroyDataForUserByID');
    this.write({call: 'DestroyDataForUserByID', userId});
  }

  /** Stores data in a set; they have no transaction, so `half` of them may stay. */
  async createData(
    caller: Caller,
    {uploadId, dataSetType}: DataSetDocument,
    provenance: Provenance,
    documents: readonly DatumDocument[],
  ): Promise<void> {
    await this.enter(caller, 'CreateDataSetData', portion => {
      const stored = portionOf(documents, portion);
      const active = dataSetType === 'continuous';
      if (stored.length > 0)
        this.write({
          call: 'CreateDataSetData',
          id: uploadId,
          at: now(),
          active,
          provenance,
          documents: stored,
        });
    });
  }

  /** Finds the visible data of a set that the selectors name. */
  async existingData(caller: Caller, id: string, selectors: readonly Selector[]): Promise<Row[]> {
    await this.enter(caller, 'ExistingDataSetData');
    const rows = this.tables.find(id)?.data.matching(oneKind(selectors)) ?? [];
    return rows.filter(row => row.active && row.deletedTime === undefined);
  }

  /** Changes data of a set; without selectors, all of them. */
  async changeData(
    caller: Caller,
    call: DataChange['call'],
    id: string,
    selectors?: readonly Selector[],
  ): Promise<void> {
    await this.enter(caller, call, portion =>
      this.write({
        call,
        id,
        at: now(),
        selectors: selectors && oneKind(selectors),
        portion,
      }),
    );
  }

  /** Changes data of the device of a set, in all sets of its user. */
  async changeDeviceData(caller: Caller, call: DeviceDataChange['call'], id: string) {
    await this.enter(caller, call, portion => this.write({call, id, at: now(), portion}));
  }

  private async enter(caller: Caller, call: StoreCall, effect?: (portion: Portion) => void) {
    const portion = await this.faultPoint(call);
    if (caller.hungUp) throw new Failure('context canceled');
    effect?.(portion);
    if (portion === 'half') throw new Failure(`half of ${call}`);
  }

  private write(mutation: Mutation): void {
    apply(this.tables, mutation);
    this.journal(mutation);
  }
}

function updateCallOf(set: Partial<DataSetDocument>): StoreCall {
  if (set._state !== undefined) return 'UpdateDataSet:state';
  if (set._deduplicator !== undefined) return 'UpdateDataSet:deduplicator';
  return set._active === undefined ? 'UpdateDataSet' : 'UpdateDataSet:active';
}
