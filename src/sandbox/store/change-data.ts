import {portionOf} from './data-of-set.js';
import type {CreateDataSetData, DataChange} from './mutation.js';
import type {Row} from './row.js';
import type {DataSetEntry} from './tables.js';

/** Stores data in a set. */
export function createData({document, data}: DataSetEntry, mutation: CreateDataSetData): void {
  const {active, at, provenance, documents} = mutation;
  const common = {
    _userId: document._userId,
    createdTime: at,
    provenance,
    uploadId: document.uploadId,
  };
  data.add(documents, {active, at, shared: JSON.stringify(common).slice(1, -1)});
}

/** Changes the data of a set, or those that the selectors name. */
export function changeData({data}: DataSetEntry, {call, at, selectors, portion}: DataChange): void {
  if (call === 'ActivateDataSetData') {
    data.activate(at, portion);
    return;
  }
  const rows = portionOf(data.matching(selectors).filter(reach[call]), portion);
  if (call === 'DestroyDataSetData' || call === 'DestroyDeletedDataSetData') data.remove(rows);
  else for (const row of rows) hide(row, at, call === 'DeleteDataSetData');
}

const reach = {
  ArchiveDataSetData: (row: Row) => row.active && row.deletedTime === undefined,
  DeleteDataSetData: (row: Row) => row.deletedTime === undefined,
  DestroyDataSetData: () => true,
  DestroyDeletedDataSetData: (row: Row) => row.deletedTime !== undefined,
};

function hide(row: Row, at: string, deleted: boolean): void {
  row.change(at, false);
  row.archivedDatasetId = undefined;
  row.archivedTime = at;
  if (deleted) row.deletedTime = at;
}
