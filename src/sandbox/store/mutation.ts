import type {Portion} from './data-of-set.js';
import type {DataSetDocument, DatumDocument, Provenance} from './documents.js';
import type {Selectors} from './selectors.js';

/** A change of what is stored, complete: carried out again, it does the same. */
export type Mutation =
  | {readonly call: 'CreateDataSet'; readonly document: DataSetDocument}
  | {readonly call: 'UpdateDataSet'; readonly id: string; readonly set: DataSetUpdate}
  | DeleteDataSet
  | {readonly call: 'DestroyDataForUserByID'; readonly userId: string}
  | CreateDataSetData
  | DataChange
  | DeviceDataChange;

/** Fields of a data set with their new values. */
export type DataSetUpdate = Partial<DataSetDocument> & {readonly modifiedTime: string};

/** Destroys the data of a set, then marks it as deleted. */
export interface DeleteDataSet {
  readonly call: 'DeleteDataSet';
  readonly id: string;
  readonly at: string;
  readonly portion: Portion;
}

/** Stores data in a set. */
export interface CreateDataSetData {
  readonly call: 'CreateDataSetData';
  readonly id: string;
  readonly at: string;
  readonly active: boolean;
  readonly provenance: Provenance;
  readonly documents: readonly DatumDocument[];
}

/** Changes data of a set, or those which the selectors name. */
export interface DataChange {
  readonly call:
    | 'ActivateDataSetData'
    | 'ArchiveDataSetData'
    | 'DeleteDataSetData'
    | 'DestroyDataSetData'
    | 'DestroyDeletedDataSetData';
  readonly id: string;
  readonly at: string;
  readonly selectors?: Selectors | undefined;
  readonly portion: Portion;
}

/** Changes data of the device of a set, in whatever set of the user they are. */
export interface DeviceDataChange {
  readonly call:
    | 'ArchiveDeviceDataUsingHashesFromDataSet'
    | 'UnarchiveDeviceDataUsingHashesFromDataSet'
    | 'DeleteOtherDataSetData';
  readonly id: string;
  readonly at: string;
  readonly portion: Portion;
}
