import type {DatumDocument, Provenance} from '../store/documents.js';
import type {Deduplicator, Work} from './deduplicator.js';

/** What all deduplicators do unless they say otherwise: store, destroy, activate, delete. */
export const plain: Omit<Deduplicator, 'name' | 'version'> = {
  addData: (work, data, provenance) =>
    storeData(
      work,
      data.map(({document}) => document),
      provenance,
    ),
  deleteData: ({store, caller, dataSet}, selectors) =>
    store.changeData(caller, 'DestroyDataSetData', dataSet.uploadId, selectors),
  close: activate,
  delete: ({store, caller, dataSet}) => store.deleteDataSet(caller, dataSet.uploadId),
};

/** Stores documents in the set. */
export const storeData = (
  {store, caller, dataSet}: Work,
  documents: readonly DatumDocument[],
  provenance: Provenance,
): Promise<void> => store.createData(caller, dataSet, provenance, documents);

/** Makes a set and its data visible; those of a continuous set are already. */
export async function activate({store, caller, dataSet}: Work): Promise<void> {
  if (dataSet.dataSetType === 'continuous') return;
  await store.updateDataSet(caller, dataSet.uploadId, {_active: true});
  await store.changeData(caller, 'ActivateDataSetData', dataSet.uploadId);
}
