import type {DatumDocument} from '../store/documents.js';
import type {Deduplicator, NewDatum} from './deduplicator.js';
import {plain, storeData} from './plain.js';

/** Drops a datum whose hash is visible in the set already; of equal ones in a batch the last stays. */
export const dataSetDropHash: Deduplicator = {
  ...plain,
  name: 'org.tidepool.deduplicator.dataset.drop.hash',
  version: '1.0.0',

  async addData(work, data, provenance) {
    const {store, caller, dataSet} = work;
    const byHash = lastOfEach(data, dataSet.id);
    if (byHash.size > 0) {
      const selectors = [...byHash.keys()].map(value => ({kind: 'hash', value}) as const);
      const existing = await store.existingData(caller, dataSet.uploadId, selectors);
      for (const {hash} of existing) byHash.delete(hash!);
    }
    await storeData(work, [...byHash.values()], provenance);
  },
};

function lastOfEach(data: readonly NewDatum[], dataSetId: string): Map<string, DatumDocument> {
  const byHash = new Map<string, DatumDocument>();
  for (const {document, hash} of data) {
    const value = hash({dataSetId});
    byHash.delete(value); // so that the last one also stands where it stood
    byHash.set(value, {...document, _deduplicator: {hash: value}});
  }
  return byHash;
}
