import {nanosecondsOf} from '../instants.js';
import type {DatumDocument} from '../store/documents.js';
import type {Row} from '../store/row.js';
import {
  dataSetDeleteOrigin,
  documentsOf,
  originSelector,
  replaceByOrigin,
} from './data-set-delete-origin.js';
import type {Deduplicator, Work} from './deduplicator.js';

/** As the one that replaces by origin, but keeps the visible datum where a new one is not newer. */
export const dataSetDeleteOriginOlder: Deduplicator = {
  name: 'org.tidepool.deduplicator.dataset.delete.origin.older',
  version: '1.0.0',
  deleteData: dataSetDeleteOrigin.deleteData,
  close: dataSetDeleteOrigin.close,
  delete: dataSetDeleteOrigin.delete,

  async addData(work, data, provenance) {
    const documents = documentsOf(data);
    const existing = await existingOf(work, documents);
    const newer = documents.filter(document => isNewer(document, existing));
    await replaceByOrigin(work, newer, provenance);
  },
};

// Only these two kinds are looked up, yet what is found then rules over data of any kind.
const comparable = ['bolus', 'food'];

async function existingOf({store, caller, dataSet}: Work, documents: readonly DatumDocument[]) {
  const selectors = documents.filter(({type}) => comparable.includes(type)).flatMap(originSelector);
  if (selectors.length === 0) return new Map<string, Row>();
  const rows = await store.existingData(caller, dataSet.uploadId, selectors);
  return new Map(rows.map(row => [row.originId!, row]));
}

function isNewer({origin}: DatumDocument, existing: ReadonlyMap<string, Row>): boolean {
  const row = existing.get(origin?.id ?? '');
  if (row === undefined) return true;
  const time = nanosecondsOf(origin?.time ?? '');
  if (time === undefined) return false;
  const existingTime = nanosecondsOf(row.originTime ?? '');
  return existingTime === undefined || time > existingTime;
}
