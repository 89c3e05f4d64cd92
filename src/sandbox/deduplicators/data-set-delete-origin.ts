import type {DatumDocument} from '../store/documents.js';
import type {Selector} from '../store/selectors.js';
import type {Deduplicator, NewDatum, Work} from './deduplicator.js';
import {plain, storeData} from './plain.js';

/** Replaces the data of the set that have the same origin, visible or not. */
export const dataSetDeleteOrigin: Deduplicator = {
  ...plain,
  name: 'org.tidepool.deduplicator.dataset.delete.origin',
  alias: 'org.tidepool.continuous.origin',
  version: '1.0.0',

  addData: (work, data, provenance) => replaceByOrigin(work, documentsOf(data), provenance),

  deleteData: ({store, caller, dataSet}, selectors) =>
    store.changeData(caller, 'ArchiveDataSetData', dataSet.uploadId, selectors),
};

/** Marks what has an origin of the documents as deleted, stores them, then destroys what is marked. */
export async function replaceByOrigin(
  work: Work,
  documents: readonly DatumDocument[],
  provenance: Parameters<typeof storeData>[2],
): Promise<void> {
  const {store, caller, dataSet} = work;
  const selectors = documents.flatMap(originSelector);
  if (selectors.length === 0) return storeData(work, documents, provenance);
  await store.changeData(caller, 'DeleteDataSetData', dataSet.uploadId, selectors);
  await storeData(work, documents, provenance);
  await store.changeData(caller, 'DestroyDeletedDataSetData', dataSet.uploadId, selectors);
}

/** Takes the documents of new data. */
export const documentsOf = (data: readonly NewDatum[]): DatumDocument[] =>
  data.map(({document}) => document);

/** Selects what has the origin of a document, if it has one. */
export const originSelector = ({origin}: DatumDocument): Selector[] =>
  typeof origin?.id === 'string' ? [{kind: 'origin', value: origin.id}] : [];
